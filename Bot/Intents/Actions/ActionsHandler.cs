using System.Collections.Immutable;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>Requests that change something, by words: finds what they are about, works out the exact calls, and lays them down as a plan to be approved.</summary>
internal sealed class ActionsHandler(ChangePlanner planner) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Action];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var verb = ActionWords.Verb(turn.Question);
        var request = new ActionRequest(turn, verb, ActionWords.Number(turn.Question.Text)) { Tags = verb is "tag" or "untag" ? [.. ActionWords.Tags(turn.Question)] : [] };
        var problem = default(string);
        foreach (var kind in Kinds(request))
        {
            if (ActionForms.For(verb, kind.Name, kind.Service) is not { } form)
                continue;
            // What no approval can allow is refused before anything is looked for.
            await turn.Aws.LearnRolesAsync(turn.Question.Accounts is [var said] ? said : null, cancellation).ConfigureAwait(false);
            if (turn.Aws.ForeseeRefusal(form.Service, form.Operation, region: Region(turn), account: turn.Question.Accounts is [var only] ? only : null) is { By: not "approval" } blocked)
                return DenialAnswer.Of(blocked);
            if (form.IsFinal && ActionWords.NotSpelledOut(turn.Question, verb) is { } unsaid)
                return Refuse($"{unsaid} Nothing was planned.");
            var targets = await ActionTargets.FindAsync(request, kind, cancellation).ConfigureAwait(false);
            if (targets.Found.IsEmpty)
            {
                if (targets.Denial is { } denial)
                    return DenialAnswer.Of(denial);
                problem ??= targets.Problem;
                continue;
            }
            return await PlanAsync(request, form, kind, targets.Found, cancellation).ConfigureAwait(false);
        }
        return Refuse(problem is null
            ? $"That would change something{(verb.Length > 0 ? $" ({verb})" : "")}, and I could not tell which call it would be. Type it as an AWS CLI command (`aws … --…`), and I make a plan of exactly that."
            : $"{problem} So there is nothing to plan.");
    }

    private async Task<Answer> PlanAsync(ActionRequest request, ActionForm form, ResourceKind kind, ImmutableArray<ActionTarget> targets, CancellationToken cancellation)
    {
        if (targets.Length > 1 && !ActionTargets.IsPlural(request.Question, kind) && targets.Length > request.Question.Entities.Count(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name))
            return Which(request, kind, targets);
        if (form.IsFinal && targets.FirstOrDefault(t => !ActionWords.Names(request.Text, t)) is { } unnamed)
            return Refuse($"What cannot be undone must be named one by one, and {unnamed.Shown} is not named in your message. Nothing was planned.");
        var groups = form.TakesMany ? targets.GroupBy(t => (t.Region, t.Account)).Select(g => g.ToImmutableArray()) : targets.Select(t => ImmutableArray.Create(t));
        var calls = new List<SealedCall>();
        foreach (var group in groups)
        {
            if (form.Parameters(request, group) is not { } parameters)
                return Ask(form, group);
            var service = AwsCatalog.Default.Service(form.Service);
            calls.Add(new(form.Service, form.Operation, parameters, group[0].Account, service.GlobalRegion ?? group[0].Region));
        }
        return await planner.PlanAsync(request.Turn, calls, cancellation).ConfigureAwait(false);
    }

    private static string? Region(Turn turn) => turn.Question.Regions.Names is { IsDefaultOrEmpty: false, Length: 1 } said ? said[0] : null;

    private static IEnumerable<ResourceKind> Kinds(ActionRequest request) =>
        (ActionWords.Kind(request.Question, request.Verb) is { } said ? [said] : ActionForms.KindsOf(request.Verb)).Select(ResourceRegistry.Find).OfType<ResourceKind>();

    private static Answer Which(ActionRequest request, ResourceKind kind, ImmutableArray<ActionTarget> targets) => new()
    {
        Text = $"Which one do you mean? {targets.Length} {kind.Title}s fit: {string.Join(", ", targets.Take(8).Select(t => $"`{t.Shown}`"))}{(targets.Length > 8 ? ", …" : "")}. Nothing was planned.",
        Asked = "resource",
        Refused = new("write-needs-approval", "approval", "It is not clear which resource is meant; a change needs an approval, and an approval needs an exact plan."),
        Offers = [.. targets.Take(4).Select((t, i) => new Offer($"which{i}", t.Shown.Length > 40 ? t.Shown[..40] : t.Shown, $"{request.Verb} {t.Id} in {t.Region}"))],
        Mentions = [.. targets.Select(t => new Mentioned(t.Kind, t.Id, t.Name, t.Region, t.Account))],
    };

    private static Answer Ask(ActionForm form, ImmutableArray<ActionTarget> targets) => new()
    {
        Text = form.Asks?.Ask ?? "A detail is missing.",
        Asked = form.Asks?.Detail,
        Offers = form.Instead?.Invoke(targets) is { } instead ? [new("instead", instead.Label, instead.Message)] : [],
        Mentions = [.. targets.Select(t => new Mentioned(t.Kind, t.Id, t.Name, t.Region, t.Account))],
    };

    private static Answer Refuse(string message) => new() { Text = message, Refused = new("write-needs-approval", "approval", message) };
}
