using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Running a Systems Manager Automation runbook. Once started it runs to its end.</summary>
internal sealed class Automation : IChangeKind
{
    private const string What = "Automation runbook";

    public ImmutableArray<string> Operations { get; } = ["ssm:StartAutomationExecution"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = call.Parameters["DocumentName"].Text();
        if (await aws.AskAsync("ssm", "DescribeDocument", new() { ["Name"] = name }).ConfigureAwait(false) is not { } body)
            return aws.Unread($"Run {What} `{name}`", What, [name]);
        var document = body["Document"];
        if (document?["DocumentType"].Text() is { Length: > 0 } type && type != "Automation")
            return ChangeFacts.Nothing($"`{name}` is a document of type {type}, no Automation runbook.");
        var given = call.Parameters["Parameters"] as JsonObject ?? [];
        var missing = document?["Parameters"].Objects().Where(p => p["DefaultValue"] is null && !given.ContainsKey(p["Name"].Text())).Select(p => p["Name"].Text()).ToArray() ?? [];
        if (missing.Length > 0)
            return ChangeFacts.Nothing($"Runbook `{name}` needs {string.Join(", ", missing.Select(m => $"`{m}`"))}; write {string.Join(" ", missing.Select(m => $"`{m}=…`"))} behind its name.");
        var tags = await aws.AskAsync("ssm", "ListTagsForResource", new() { ["ResourceType"] = "Document", ["ResourceId"] = name }).ConfigureAwait(false);
        var targets = given.SelectMany(p => p.Value is JsonArray list ? list.Select(v => v.Text()) : [p.Value.Text()]).Where(v => v.Contains('-') && v.Any(char.IsAsciiDigit));
        return new()
        {
            Words = $"Run {What} `{name}`{(given.Count > 0 ? $" with {string.Join(", ", given.Select(p => $"{p.Key}={(p.Value is JsonArray list ? string.Join(',', list.Select(v => v.Text())) : p.Value.Text())}"))}" : "")}",
            UndoWords = "what a runbook does cannot be undone by me",
            Touched = [new(What, name, name, document?["Description"].Text() ?? "", tags is null ? null : [.. Facts.Tags(tags["TagList"])]), .. targets.Select(t => new TouchedResource("named in its parameters", t, t, "", null))],
            Warnings = [given["AutomationAssumeRole"].Text().Length > 0 ? "Once started it runs to its end, with the rights of the role in `AutomationAssumeRole`." : "Once started it runs to its end. Without `AutomationAssumeRole=ARN` its steps have no more rights than the session that starts it, which is held to this one call."],
        };
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        var body = await aws.AskAsync("ssm", "DescribeAutomationExecutions", new()
        {
            ["Filters"] = new JsonArray(
                new JsonObject { ["Key"] = "DocumentNamePrefix", ["Values"] = new JsonArray(call.Call.Parameters["DocumentName"].Text()) },
                new JsonObject { ["Key"] = "StartTimeAfter", ["Values"] = new JsonArray(sentAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)) }),
        }).ConfigureAwait(false);
        // The client token makes AWS know it again, but nothing shows it: an execution of the same runbook since then may be another's.
        return body is null ? null
            : body["AutomationExecutionMetadataList"].Objects().FirstOrDefault() is { } execution ? new(Fate.NotKnown, $"Looked up: execution `{execution["AutomationExecutionId"].Text()}` of it began since; it may be this one.")
            : new(Fate.HadNone, "Looked up: no execution of it began since.");
    }

    public (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body) => ($"execution {body["AutomationExecutionId"].Text()}", null);
}
