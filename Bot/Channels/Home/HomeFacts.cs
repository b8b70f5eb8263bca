using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Channels.Home;

/// <summary>What a home shows of a person.</summary>
/// <param name="Who">Answer to "who am I".</param>
/// <param name="Alarms">Answer to "which alarms are firing"; null of a stranger.</param>
/// <param name="Recent">Their latest conversations.</param>
/// <param name="Channels">The channels of this workspace that the bot serves, as the person may see them.</param>
internal sealed record HomeFacts(TurnResult Who, TurnResult? Alarms, IReadOnlyList<ConversationSummary> Recent, ImmutableArray<DirectoryChannel> Channels)
{
    private const int MaxRecent = 8;

    /// <summary>Asks for them, as the person.</summary>
    /// <param name="ask">Asks one question.</param>
    /// <param name="history">What they asked before.</param>
    /// <param name="directory">The channels; null for none.</param>
    /// <param name="prefix">What the ids of the platform's channels begin with: <c>slack:</c>.</param>
    /// <param name="workspace">The workspace or tenant.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<HomeFacts> ReadAsync(Func<string, Task<TurnResult>> ask, IHistory history, DirectorySource? directory, string prefix, string workspace, CancellationToken cancellation)
    {
        var who = await ask("who am I").ConfigureAwait(false);
        if (who.Caller is not { } caller)
            return new(who, null, [], []);
        var alarms = await ask("which alarms are firing now?").ConfigureAwait(false);
        var recent = await history.ListAsync(caller.Person, MaxRecent, cancellation).ConfigureAwait(false);
        return new(who, alarms, recent, directory is null ? [] : [.. directory.Current.Channels.Where(c => c.Id.StartsWith(prefix, StringComparison.Ordinal) && (c.Workspace.Length == 0 || c.Workspace == workspace))]);
    }

    /// <summary>What may be done in a channel, and by which rules.</summary>
    public static string RulesOf(DirectoryChannel channel) =>
        $"{channel.Mode switch { ChannelMode.Full => "questions, and changes with an approval", ChannelMode.ReadOnly => "questions only", _ => "no calls to AWS" }}; {(channel.Guardrails.IsEmpty ? "no policy beyond its mode" : string.Join(", ", channel.Guardrails.Select(g => g.Name)))}";
}
