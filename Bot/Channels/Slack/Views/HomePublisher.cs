using System.Collections.Concurrent;
using Bot.Channels.Home;
using Bot.Channels.Slack.Api;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Channels.Slack.Views;

/// <summary>Publishes the home to who opens it.</summary>
internal sealed class HomePublisher(SlackClient client, QuietTurns turns, IHistory history, TimeProvider clock, DirectorySource? directory = null)
{
    private const int MaxRemembered = 10_000;
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
        var view = HomeView.Of(await HomeFacts.ReadAsync(question => turns.AskAsync(workspace, user, question, cancellation), history, directory, "slack:", workspace, cancellation).ConfigureAwait(false));
        var reply = await client.CallAsync(SlackMethods.PublishView, workspace, new() { ["user_id"] = user, ["view"] = view }, cancellation).ConfigureAwait(false);
        if (reply is not SlackReply.Ok)
        {
            _published.TryRemove(key, out _);
            throw new InvalidOperationException($"Slack did not take the home: {reply.Said}.");
        }
    }
}
