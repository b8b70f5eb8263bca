using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Identity;

namespace Bot.Intents.Actions.Changes;

/// <summary>The reads around one change: in its account and Region, as the person who asks for it.</summary>
internal sealed class ChangeReads(AwsSession aws, SealedCall call, CancellationToken cancellation)
{
    private string? _missing;

    public CancellationToken Cancellation { get; } = cancellation;

    public AwsSession Aws { get; } = aws;

    /// <summary>Why the last read gave nothing, for people; null where it gave something.</summary>
    public string? Missing => _missing;

    /// <summary>AWS said that there is no such thing.</summary>
    public bool IsAbsent { get; private set; }

    /// <summary>All pages of a read; null where there is no answer, and <see cref="Missing"/> says why.</summary>
    public async Task<JsonObject?> AskAsync(string service, string operation, JsonObject parameters, string? region = null)
    {
        var outcome = await Aws.CallAllAsync(service, operation, parameters, region ?? call.Region, call.Account, cancellation: Cancellation).ConfigureAwait(false);
        (_missing, IsAbsent) = outcome switch
        {
            CallOutcome.Failed failed => (failed.Error.Message, Resources.Planning.Calls.IsMissing(failed.Error)),
            CallOutcome.Refused refused => (refused.Refusal.Message, false),
            _ => (null, false),
        };
        return (outcome as CallOutcome.Ok)?.Body;
    }

    /// <summary>The facts of a change whose resources could not be read: it may be planned, and people see that nobody looked.</summary>
    public ChangeFacts Unread(string words, string what, IEnumerable<string> ids) => IsAbsent
        ? ChangeFacts.Nothing($"There is no such {what} in {call.Region}: {string.Join(", ", ids.Select(i => $"`{i}`"))}.")
        : new()
        {
            Words = words,
            UndoWords = "not known, since the state before could not be read",
            Touched = [.. ids.Select(i => new Guardrails.Approvals.TouchedResource(what, i, i, "not readable", null))],
            Warnings = [$"I could not read what it touches: {Missing}"],
        };

    /// <summary>A call like this one with other parameters: what undoes it goes to the same place.</summary>
    public SealedCall Like(string operation, JsonObject parameters) => new(call.Service, operation, parameters, call.Account, call.Region);
}
