using System.Collections.Concurrent;
using Bot.Channels.Slack.Api;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Channels.Slack.Views;

/// <summary>Publishes the home to who opens it.</summary>
internal sealed class HomePublisher(SlackClient client, QuietTurns turns, IHistory history, TimeProvider clock, DirectorySource? directory = null)
{
    private const int MaxRemembered = 10_000, MaxRecent = 8;
    /// <summary>Opening the home again within this shows what was published.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _published = new(StringComparer.Ordinal);

    public async Task PublishAsync(string workspace, string user, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var key = $"{workspace}:{user}";
        if (_published.TryGetValue(key, out var at) && now - at < Fresh)
            return;
        if (_published.Count >= MaxRemembered)
            _published.Clear();
        _published[key] = now;
        var view = HomeView.Of(await FactsAsync(workspace, user, cancellation).ConfigureAwait(false));
        var reply = await client.CallAsync(SlackMethods.PublishView, workspace, new() { ["user_id"] = user, ["view"] = view }, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok)
        {
            _published.TryRemove(key, out _);
            throw new InvalidOperationException($"Slack did not take the home: {reply.Said}.");
        }
    }

    private async Task<HomeFacts> FactsAsync(string workspace, string user, CancellationToken cancellation)
    {
        var who = await turns.AskAsync(workspace, user, "who am I", cancellation).ConfigureAwait(false);
        if (who.Caller is not { } caller)
            return new(who, null, [], []);
        var alarms = await turns.AskAsync(workspace, user, "which alarms are firing now?", cancellation).ConfigureAwait(false);
        var recent = await history.ListAsync(caller.Person, MaxRecent, cancellation).ConfigureAwait(false);
        return new(who, alarms, recent, directory is null ? [] : [.. directory.Current.Channels.Where(c => IsHere(c, workspace))]);
    }

    private static bool IsHere(DirectoryChannel channel, string workspace) =>
        channel.Id.StartsWith("slack:", StringComparison.Ordinal) && (channel.Workspace.Length == 0 || channel.Workspace == workspace);
}
