using System.Collections.Concurrent;
using System.Text.Json;
using Bot.Conversations.Stores;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Which organisation a workspace belongs to, as events say it: an app that a whole organisation installed has one token for all its workspaces.</summary>
internal sealed class WorkspaceNotes(IRecords records)
{
    private const string Kind = "slack-workspace";
    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Notes what an event said; seldom more than a look into memory.</summary>
    public async ValueTask NoteAsync(string workspace, string? enterprise)
    {
        if (workspace.Length == 0 || string.IsNullOrEmpty(enterprise) || (_known.TryGetValue(workspace, out var known) && known == enterprise))
            return;
        try
        {
            var stored = await records.GetAsync(Kind, workspace, CancellationToken.None).ConfigureAwait(false);
            if (stored is null || Read(stored) != enterprise)
                await records.PutAsync(Kind, workspace, JsonSerializer.Serialize(new Note(enterprise)), stored?.Version ?? 0, null, CancellationToken.None).ConfigureAwait(false);
            _known[workspace] = enterprise;
        }
        catch (StoreException)
        {
            // The message itself will not be stored either, and Slack sends it again.
        }
    }

    /// <summary>The workspace's organisation; null where no event said one.</summary>
    public async ValueTask<string?> EnterpriseOfAsync(string workspace, CancellationToken cancellation)
    {
        if (_known.TryGetValue(workspace, out var known))
            return known;
        if (await records.GetAsync(Kind, workspace, cancellation).ConfigureAwait(false) is not { } stored || Read(stored) is not { } enterprise)
            return null;
        return _known[workspace] = enterprise;
    }

    private static string? Read(StoredRecord stored) => JsonSerializer.Deserialize<Note>(stored.Json)?.Enterprise;

    private sealed record Note(string Enterprise);
}
