using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>A plan as people see it: while it waits, when it is closed, when it was carried out.</summary>
internal static class PlanCard
{
    private const int MaxShown = 12;
    private const int MaxParameters = 1_200;
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What would happen, and the buttons.</summary>
    /// <param name="viewer">The caller of this turn: their channel's approvers are named.</param>
    /// <param name="news">What just happened to it; null for nothing.</param>
    public static Answer Waiting(Approval approval, Caller viewer, string? news = null)
    {
        var plan = approval.Plan;
        var who = Who(plan, viewer);
        var lines = new List<string>();
        if (news is not null)
            lines.Add(news + "\n");
        lines.Add($"**{plan.Title}** is plan `{plan.Id}` and {(plan.BreakGlass is null ? "waits for approval" : "waits for your last word: the glass is broken")}. Nothing was sent to AWS yet.");
        lines.AddRange(What(plan));
        lines.Add($"- Approval: {approval.Approvals.Length} of {plan.Needed} given{Given(approval)}; {who} may approve; until {plan.Expires.UtcDateTime:HH:mm} UTC ({Minutes(plan)} minutes){(plan.NeededWhy is { } why ? $". {plan.Needed} people, because of {why}" : "")}");
        const string input = "Reason (optional)";
        return new()
        {
            Text = string.Join('\n', lines),
            Tables = Touched(plan),
            Notes = plan.Warnings,
            PlanId = plan.Id,
            Refused = new("write-needs-approval", "approval", $"Plan `{plan.Id}` waits for approval by {who}; nothing was sent to AWS."),
            Offers =
            [
                new("approve", plan.BreakGlass is null ? "Approve" : "Break the glass", $"approve {plan.Id}", OfferKind.Approve) { Input = input, Sure = Sure(plan) },
                new("reject", "Reject", $"reject {plan.Id}", OfferKind.Reject) { Input = input },
            ],
        };
    }

    /// <summary>A plan that nobody can press any more.</summary>
    /// <param name="approval">The plan.</param>
    /// <param name="message">What happened, for people.</param>
    /// <param name="isNo">A no was asked for, and this is it: nothing was refused.</param>
    public static Answer Closed(Approval approval, string message, bool isNo = false) => new()
    {
        Text = $"{message}\nPlan `{approval.Plan.Id}`: {approval.Plan.Title}, asked for by {approval.Plan.Asker.Person}.",
        Refused = isNo ? null : new("write-needs-approval", "approval", message),
        Closed = Card(approval),
    };

    /// <summary>What stands where the plan was shown with buttons, once it is over; null while it is not.</summary>
    private static ClosedPlan? Card(Approval approval)
    {
        if (!approval.IsOver)
            return null;
        var plan = approval.Plan;
        var by = approval.Rejection is { } no ? $" by {Named(no)}" : approval.Approvals.IsEmpty ? "" : $", approved by {string.Join(" and ", approval.Approvals.Select(Named))}";
        return new(plan.Id, string.Join('\n', What(plan).Prepend($"**{plan.Title}** was plan `{plan.Id}`, asked for by {plan.Asker.Person}. It is **{ApprovalRules.Words(approval.State)}**{by}.")));
    }

    /// <summary>Asked once more where there is no way back, or nobody else has looked.</summary>
    private static string? Sure(ChangePlan plan) =>
        plan.BreakGlass is not null ? $"{plan.Title}, in account {Account(plan)}, without a second person?"
        : plan.CanUndo ? null
        : $"{plan.Title}, in account {Account(plan)}? {Capital(Undo(plan))}.";

    /// <summary>What was done, and what was not.</summary>
    public static Answer Ended(Approval approval, Caller viewer)
    {
        var plan = approval.Plan;
        if (approval.State == ApprovalState.Running)
            return Answer.Say($"**{plan.Title}** (plan `{plan.Id}`) is being carried out by another replica of the bot. `show plan {plan.Id}` tells how it went.");
        if (approval.Run is not { } run)
            return Closed(approval, approval.Why.Length > 0 ? $"Plan `{plan.Id}` was not carried out: {approval.Why}" : $"Plan `{plan.Id}` is {ApprovalRules.Words(approval.State)}.");
        var done = run.Calls.Count(c => c.State == CallState.Done);
        var head = approval.State switch
        {
            ApprovalState.Done => $"**Done: {plan.Title}** (plan `{plan.Id}`).",
            ApprovalState.Unknown => $"**Not known whether all of it happened: {plan.Title}** (plan `{plan.Id}`). It is never sent a second time by itself; look at the resources before you ask again.",
            _ when done == 0 => $"**Not done: {plan.Title}** (plan `{plan.Id}`). Nothing was changed.",
            _ => $"**Only {done} of {plan.Calls.Length} calls were done: {plan.Title}** (plan `{plan.Id}`).",
        };
        List<string> lines = [head];
        if (plan.BreakGlass is { } reason)
            lines.Add($"**Notice to all: the glass was broken** by {plan.Asker.Person}, without a second person. Reason: {reason}");
        lines.AddRange(plan.Calls.Select((c, i) => $"- {Outcome(run.Calls[i])} `{c.Call.Operation}`{(c.Words.Length > 0 ? $": {c.Words}" : "")}{(run.Calls[i].Note.Length > 0 ? $" ({run.Calls[i].Note.TrimEnd('.')})" : "")}"));
        foreach (var output in run.Calls.Select(c => c.Output).OfType<JsonObject>())
            lines.Add($"- Answer: `{Cut(output.ToJsonString(s_json))}`");
        lines.Add($"- Ran as {plan.Asker.Person}'s {Role(plan)}{(approval.Approvals.IsEmpty ? "" : $", approved by {string.Join(" and ", approval.Approvals.Select(Named))}")}");
        var undo = PlanUndo.Of(approval) is not null;
        if (!undo && done > 0)
            lines.Add($"- {Capital(PlanUndo.Why(approval))}");
        return new()
        {
            Text = string.Join('\n', lines),
            Failed = approval.State != ApprovalState.Done,
            Closed = Card(approval),
            Offers = undo ? [new("undo", "Undo", $"undo {plan.Id}")] : [],
            Mentions = [.. plan.Touched.Select(t => new Mentioned(t.Kind, t.Id, t.Name, plan.Calls[0].Call.Region, plan.Account))],
        };
    }

    /// <summary>What all are told when somebody goes without a second person.</summary>
    public static Answer GlassBroken(ChangePlan plan) => Answer.Say(string.Join('\n', What(plan).Prepend($"**{plan.Asker.Person} breaks the glass**: {plan.Title} (plan `{plan.Id}`) is carried out now, without a second person. Reason: {plan.BreakGlass}")));

    /// <summary>A call as it would be typed, for people to check.</summary>
    public static string Line(SealedCall call) => $"{call.Service}:{call.Operation} {Cut(call.Parameters.ToJsonString(s_json))}";

    /// <summary>What it does, costs and how it is undone, and as whom it runs.</summary>
    private static IEnumerable<string> What(ChangePlan plan)
    {
        foreach (var call in plan.Calls.Take(MaxShown))
            yield return $"- {call.Words}: `{Line(call.Call)}` in {call.Call.Region}, account {Account(plan)}";
        if (plan.Calls.Length > MaxShown)
            yield return $"- and {plan.Calls.Length - MaxShown} calls more of the same kind";
        yield return $"- Cost: {plan.Cost ?? "not known"}";
        yield return $"- Undo: {Undo(plan)}";
        yield return $"- Runs as: {plan.Asker.Person}'s {Role(plan)}, who asked for it";
        if (plan.BreakGlass is { } reason)
            yield return $"- **Break-glass**, without a second person: {reason}";
    }

    private static ImmutableArray<Table> Touched(ChangePlan plan) => plan.Touched.IsEmpty ? [] :
    [
        new("Touches", [new("Resource"), new("Id"), new("State"), new("Tags")],
            [.. plan.Touched.Select(t => (ImmutableArray<Cell>)[new(t.Name == t.Id ? t.Kind : $"{t.Kind} {t.Name}"), new(t.Id), new(t.State), new(t.Tags is { } tags ? string.Join(", ", tags.Where(x => !x.StartsWith("Name=", StringComparison.Ordinal)).Take(4)) : "not readable")])]),
    ];

    private static string Undo(ChangePlan plan)
    {
        var ways = plan.Calls.Select(c => c.UndoWords).Where(w => w.Length > 0).Distinct().ToArray();
        return ways.Length == 0 ? "cannot be undone" : string.Join("; ", ways.Take(4)) + (ways.Length > 4 ? "; …" : "");
    }

    private static string Who(ChangePlan plan, Caller viewer) =>
        plan.BreakGlass is not null ? plan.Asker.Person
        : viewer.Channel is { Approvers.IsDefaultOrEmpty: false } channel ? Approvers(plan, channel)
        : "nobody here";

    private static string Approvers(ChangePlan plan, DirectoryChannel channel)
    {
        if (channel.OwnApproval)
            return ApproverWords.Of(channel.Approvers);
        var others = channel.Approvers.Remove(plan.Asker.Person);
        return others.IsEmpty ? $"nobody but {plan.Asker.Person}, who asked," : ApproverWords.Of(others) + (others.Any(o => o.StartsWith("group:", StringComparison.Ordinal)) ? $" but {plan.Asker.Person}, who asked," : "");
    }

    private static string Given(Approval approval) => approval.Approvals.IsEmpty ? "" : $" ({string.Join(", ", approval.Approvals.Select(Named))})";

    private static string Named(Voice voice) => voice.Reason.Length > 0 ? $"{voice.Person}: {voice.Reason}" : voice.Person;

    private static string Role(ChangePlan plan) => plan.RoleArn is { } arn ? $"role `{arn[(arn.LastIndexOf('/') + 1)..]}` in {Account(plan)}" : $"own credentials in {Account(plan)}";

    private static string Account(ChangePlan plan) => plan.AccountAlias == plan.Account ? plan.Account : $"{plan.AccountAlias} ({plan.Account})";

    private static int Minutes(ChangePlan plan) => (int)(plan.Expires - plan.Created).TotalMinutes;

    private static string Outcome(CallRun run) => run.State switch
    {
        CallState.Done => "Done:",
        CallState.Failed => "Not done:",
        CallState.Unknown => "Not known:",
        _ => "Not sent:",
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string json) => json.Length <= MaxParameters ? json : json[..MaxParameters] + "…";
}
