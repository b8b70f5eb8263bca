using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Guardrails.Audit;
using Bot.Identity;
using Bot.Understanding;
using Bot.Understanding.Audits;

namespace Bot.Intents.Audit;

/// <summary>Answers what the audit holds, for the organisation's admins only. That they looked is itself in the audit.</summary>
internal sealed class AuditHandler(IAuditStore store, IAudit audit, TimeProvider clock, DirectorySource? directory = null) : IIntentHandler
{
    private const int MaxRows = 50;
    private const int MaxRead = 20_000;
    private const int MaxExport = 200;

    public ImmutableArray<Family> Families { get; } = [Family.Audit];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        // The operator of a real account without a directory holds the store in their hands.
        if (!turn.Caller.IsAdmin && turn.Caller.Channel is not null)
        {
            var message = $"The audit is read by the organisation's admins only, and you ({turn.Caller.Person}) are none. An admin can add you under `organization: admins` in directory.yaml.";
            return new() { Text = message, Refused = new("not-permitted", "role", message) };
        }
        audit.Record(new AuditEvent(AuditKind.Admin, clock.GetUtcNow()) { Action = $"audit {turn.Question.Topic}", Outcome = "ok" }.By(turn.Caller));
        await audit.FlushAsync(cancellation).ConfigureAwait(false);
        return turn.Question.Topic switch
        {
            AuditTopics.Verify => await VerifyAsync(cancellation).ConfigureAwait(false),
            AuditTopics.Export => await ExportAsync(turn, cancellation).ConfigureAwait(false),
            _ => await ListAsync(turn, cancellation).ConfigureAwait(false),
        };
    }

    private async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var subject = Value(question, AuditTopics.SubjectField);
        var verb = Value(question, AuditTopics.VerbField);
        var person = Value(question, AuditTopics.PersonField) is { } named ? PersonOf(named, turn) : null;
        var filter = Span(question) with { Person = person, NewestFirst = true, Limit = MaxRead, Kinds = Kinds(question.Topic), Resource = question.Topic == AuditTopics.Resource ? subject : null };
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        var total = 0;
        var read = 0;
        await foreach (var entry in store.ReadAsync(filter, cancellation).ConfigureAwait(false))
        {
            read++;
            if (JsonNode.Parse(entry.Json) is not JsonObject json || !Wanted(question.Topic, json, subject, verb))
                continue;
            if (++total <= MaxRows)
                rows.Add(AuditRow.Of(entry, json));
        }
        var what = Words(question.Topic, person, subject, verb);
        var when = question.Time is { } time ? $" ({time.Words})" : "";
        var notes = read == MaxRead ? ImmutableArray.Create($"Only the latest {MaxRead:N0} entries were looked at; name a shorter time.") : [];
        return total == 0
            ? new() { Text = $"**Nothing in the audit:** {what}{when}.", Notes = notes }
            : new()
            {
                Text = $"**{total} {(total == 1 ? "entry" : "entries")}** in the audit{(question.Topic == AuditTopics.Recent ? "" : $": {what}")}{when}{(total > MaxRows ? $"; the latest {MaxRows}" : "")}.",
                Tables = [new("", AuditRow.Columns, rows.ToImmutable()) { Total = total > MaxRows ? total : null }],
                Notes = notes,
            };
    }

    private async Task<Answer> VerifyAsync(CancellationToken cancellation)
    {
        var report = await new AuditVerifier(store).VerifyAsync(cancellation).ConfigureAwait(false);
        var size = $"{report.Entries:N0} entries in {report.Chains:N0} chain{(report.Chains == 1 ? "" : "s")}";
        return report.Faults.Count == 0
            ? Answer.Say($"**The audit is whole:** {size}, and every entry follows the one before it.")
            : new()
            {
                Text = $"**The audit was tampered with:** {report.Faults.Count} of {size} broken. What follows the first broken entry of a chain proves nothing.",
                Tables = [new("", [new("Chain"), new("Entry", ColumnKind.Number), new("What")], [.. report.Faults.Take(MaxRows).Select(f => ImmutableArray.Create<Cell>(f.Chain, new(f.Seq.ToString(CultureInfo.InvariantCulture), f.Seq), f.What))])],
            };
    }

    private async Task<Answer> ExportAsync(Turn turn, CancellationToken cancellation)
    {
        using var lines = new StringWriter();
        var count = await AuditExport.WriteAsync(store, Span(turn.Question) with { NewestFirst = true, Limit = MaxExport }, lines, cancellation).ConfigureAwait(false);
        return new()
        {
            Text = $"**The latest {count} entries**, newest first, one a line.\n```\n{lines.ToString().Replace("```", "'''")}```",
            Notes = [$"A chat takes {MaxExport} entries; `audit export --from TIME --to TIME` on the bot's machine writes all."],
        };
    }

    private string PersonOf(string named, Turn turn)
    {
        if (named is "me" or "myself")
            return turn.Caller.Person;
        var people = directory?.Current.People ?? [];
        return people.FirstOrDefault(p => p.Name.Equals(named, StringComparison.OrdinalIgnoreCase))?.Name
            ?? people.FirstOrDefault(p => p.Ids.Any(i => i[(i.IndexOf(':') + 1)..].Equals(named, StringComparison.OrdinalIgnoreCase)))?.Name ?? named;
    }

    private static AuditFilter Span(Question question) => question.Time is { } time ? new() { From = time.Start, To = time.IsOpen ? null : time.End } : new();

    private static ImmutableArray<AuditKind> Kinds(string topic) => topic switch
    {
        AuditTopics.Person => [AuditKind.Message, AuditKind.Call, AuditKind.Answer, AuditKind.Approval, AuditKind.SignIn, AuditKind.Limit, AuditKind.Notification],
        AuditTopics.Resource => [AuditKind.Reading, AuditKind.Call, AuditKind.Approval, AuditKind.Notification],
        AuditTopics.Asked => [AuditKind.Reading],
        AuditTopics.Denials => [AuditKind.Call, AuditKind.Answer, AuditKind.Limit],
        AuditTopics.Approvals => [AuditKind.Approval],
        _ => [],
    };

    private static bool Wanted(string topic, JsonObject json, string? subject, string? verb) => topic switch
    {
        AuditTopics.Asked => AuditSubjects.Asks(json, subject!),
        AuditTopics.Denials => (string?)json["outcome"] is "denied" or "refused",
        AuditTopics.Resource when verb is not null => AuditSubjects.Did(json, verb),
        _ => true,
    };

    private static string Words(string topic, string? person, string? subject, string? verb) => topic switch
    {
        AuditTopics.Person => $"what was done for {person}",
        AuditTopics.Asked => $"who asked about {subject}",
        AuditTopics.Resource => $"who {verb ?? "asked about or touched"} `{subject}` through me",
        AuditTopics.Denials => person is null ? "what was denied" : $"what was denied to {person}",
        AuditTopics.Approvals => person is null ? "approvals" : $"approvals by {person}",
        _ => "the latest",
    };

    private static string? Value(Question question, string field) => question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;
}
