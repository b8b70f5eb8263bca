using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Guardrails.Approvals;

/// <summary>Approvals in the store shared by all replicas, by channel and id. Every write is a compare-and-set: of two that read the same, one writes.</summary>
internal sealed class ApprovalStore(IRecords records)
{
    private const string Kind = "approval";

    /// <summary>How long what became of a plan is remembered, and may be undone by its button.</summary>
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    /// <summary>The plan in this channel; null where there is none. A plan of another channel does not exist here.</summary>
    public async Task<Held?> GetAsync(Place place, string id, CancellationToken cancellation) =>
        await records.GetAsync(Kind, Key(place, id), cancellation).ConfigureAwait(false) is { } record ? new(ApprovalJson.Read(record.Json), record.Version) : null;

    /// <summary>Stores a new plan; false where the id is taken.</summary>
    public Task<bool> AddAsync(Approval approval, CancellationToken cancellation) => PutAsync(approval, 0, cancellation);

    /// <summary>Writes what became of a plan; null where somebody else wrote first: read again, decide again.</summary>
    public async Task<Held?> ReplaceAsync(Held held, Approval now, CancellationToken cancellation) =>
        await PutAsync(now, held.Version, cancellation).ConfigureAwait(false) ? new(now, held.Version + 1) : null;

    /// <summary>The plans of a channel, newest first.</summary>
    public async Task<List<Approval>> InChannelAsync(Place place, CancellationToken cancellation)
    {
        var found = new List<Approval>();
        await foreach (var record in records.ListAsync(Kind, Prefix(place), cancellation).ConfigureAwait(false))
            found.Add(ApprovalJson.Read(record.Json));
        return [.. found.OrderByDescending(a => a.Plan.Created).ThenBy(a => a.Plan.Id, StringComparer.Ordinal)];
    }

    /// <summary>The plans that a person asked for or decided.</summary>
    public async IAsyncEnumerable<Approval> OfAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
        {
            if (ApprovalJson.Read(record.Json) is var approval && (approval.Plan.Asker.Person == person || approval.Approvals.Any(v => v.Person == person)))
                yield return approval;
        }
    }

    /// <summary>The plans that a replica was carrying out and no longer holds, and those approved that nobody ever began.</summary>
    /// <param name="now">Held, or open for execution, until before this time.</param>
    /// <param name="cancellation">Gives up.</param>
    public async IAsyncEnumerable<Held> AbandonedAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var record in records.ListAsync(Kind, "", cancellation).ConfigureAwait(false))
        {
            var approval = ApprovalJson.Read(record.Json);
            if (approval is { State: ApprovalState.Running, Run.HeldUntil: var until } && until <= now || approval.State == ApprovalState.Approved && approval.Plan.Expires <= now)
                yield return new(approval, record.Version);
        }
    }

    private Task<bool> PutAsync(Approval approval, long expected, CancellationToken cancellation) =>
        records.PutAsync(Kind, Key(approval.Plan.Asker.Place, approval.Plan.Id), ApprovalJson.Write(approval), expected, approval.Plan.Created + s_kept, cancellation);

    private static string Key(Place place, string id) => Prefix(place) + id;

    /// <summary>Channel ids may be long, and keys may not.</summary>
    private static string Prefix(Place place) =>
        CanonicalJson.Hash(new JsonArray($"{place.Platform}", place.Workspace, place.Channel))[..24] + "/";
}

/// <summary>An approval as it was read.</summary>
/// <param name="Version">The store's version, which the next write expects.</param>
internal sealed record Held(Approval Approval, long Version);
