using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>Finds what a request is about: ids, names, tags, "it", "those", "the second one", or a word that names an instance.</summary>
/// <param name="Found">What was found.</param>
/// <param name="Problem">Why nothing was, for people; null where something was.</param>
internal sealed record ActionTargets(ImmutableArray<ActionTarget> Found, string? Problem)
{
    /// <summary>Why it may not even be looked for; null where it may.</summary>
    public Refusal? Denial { get; private init; }

    private const int MaxTargets = 200;

    /// <summary>Finds the resources of one kind.</summary>
    public static async Task<ActionTargets> FindAsync(ActionRequest request, ResourceKind kind, CancellationToken cancellation)
    {
        var turn = request.Turn;
        var calls = new Calls(turn, cancellation);
        IReadOnlyList<string> accounts = turn.Question.Accounts.IsEmpty ? [turn.Caller.Account] : turn.Question.Accounts;
        var regions = await RegionPlan.OfAsync(turn, accounts[0], cancellation).ConfigureAwait(false);
        if (Query(request, kind) is not { } query)
            return new([], $"Which {kind.Title} do you mean? Name it, or give its id.");
        var back = Back(request);
        if (back.Length > 0 && back.Select(m => m.Region).Where(r => r.Length > 0).Distinct().ToArray() is { Length: > 0 } places && !turn.Question.Regions.IsSaid && !kind.IsGlobal)
            regions = new(places, false, false);
        // AWS's own runbooks stand in no list, and who may run one may often not read it: what it is, is read when it is planned.
        if (kind.Name == "ssm-document" && query.Targets is [{ Text: var runbook }])
            return new([new(kind.Name, runbook, runbook, "", regions.Names[0], accounts[0], "")], null);
        var found = await new Finder(calls).FindAsync(kind, query, regions, accounts, columns: false).ConfigureAwait(false);
        // "the web asg": a part of a name will do where it tells one.
        if (!found.Rows.Any(r => r.IsSeen) && query.Targets is [{ Kind: EntityKind.Name, Text: { Length: > 2 } part }] && kind.FieldNamed("name") is not null)
            found = await new Finder(calls).FindAsync(kind, query with { Targets = [], Where = query.Where.Add(new("name", ConditionOperator.Contains, part)) }, regions, accounts, columns: false).ConfigureAwait(false);
        var targets = found.Rows.Where(r => r.IsSeen).Take(MaxTargets).Select(Of).ToImmutableArray();
        if (targets.Length > 0)
            return new(targets, null);
        var words = query.Targets.Length > 0 ? string.Join(", ", query.Targets.Select(t => $"`{t.Text}`")) : string.Join(", ", query.Where.Select(w => $"{w.Field} {w.Value}"));
        var problem = calls.Findings.Problems.Count > 0 ? $" ({string.Join("; ", calls.Findings.Problems.Take(2).Select(p => p.Message))})" : "";
        return new([], $"I found no {kind.Title} {words} in {regions.Words}{problem}.") { Denial = calls.Findings.Problems.All(p => p.IsDenied) ? calls.Findings.Denial : null };
    }

    /// <summary>Whether the words mean all that is found rather than one.</summary>
    public static bool IsPlural(Question question, ResourceKind kind)
    {
        var words = question.Text.ToLowerInvariant().Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => w is "all" or "every" or "both" or "each" or "them" or "those" or "these" or "everything")
            || kind.Words.Any(w => words.Contains(w + "s") || (w.Contains(' ') && question.Text.Contains(w + "s", StringComparison.OrdinalIgnoreCase)));
    }

    private static ActionTarget Of(Row row) => new(row.Kind.Name, row.Id, row.Name, row.Arn, row.Region, row.Account, row.ParentId);

    private static ResourceQuery? Query(ActionRequest request, ResourceKind kind)
    {
        var question = request.Question;
        var query = new ResourceQuery { Kinds = [kind.Name], Fields = kind.Name is "ssm-document" ? [] : ["name"] };
        if (Back(request) is { Length: > 0 } mentions)
            return query with { Targets = [.. mentions.Select(m => new Entity(EntityKind.Id, m.Id, kind.Name))] };
        if (kind.Name == "ssm-document" && ActionWords.Runbook(question.Text) is { } runbook)
            return query with { Targets = [new(EntityKind.Name, runbook, kind.Name)] };
        // Names of another kind say where: "the checkout service in cluster prod-web".
        var named = question.Entities.Where(e => e.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name && !IsTag(request, e.Text)).ToArray();
        var mine = named.Where(e => e.ResourceKind is null || e.ResourceKind == kind.Name).ToArray();
        if (mine.Length > 0)
            return query with { Targets = [.. mine.Take(kind.Parent is null || mine.Length == 1 ? MaxTargets : 1).Select(e => e with { ResourceKind = kind.Name })], Where = Under(kind, named, mine) };
        if (question.Resources?.Where is { IsEmpty: false } where && request.Verb is not ("tag" or "untag") && where.Where(c => kind.FieldNamed(c.Field) is not null || c.Field.StartsWith("tag:", StringComparison.Ordinal)).ToImmutableArray() is { IsEmpty: false } mineToo)
            return query with { Where = mineToo };
        return ActionWords.Name(question.Text, [.. question.Regions.Names]) is { } word
            ? kind.Name == "ec2-instance" ? query with { Where = [new("name", ConditionOperator.Contains, word)] } : query with { Targets = [new(EntityKind.Name, word, kind.Name)] }
            : null;
    }

    /// <summary>"force a new deployment of checkout on prod-web": the second name is what the first belongs to.</summary>
    private static ImmutableArray<Condition> Under(ResourceKind kind, Entity[] named, Entity[] mine)
    {
        if (kind.Parent is not { } parent)
            return [];
        var over = named.FirstOrDefault(e => e.ResourceKind == parent.Kind) ?? (mine.Length > 1 ? mine[1] : null);
        return over is null ? [] : [new(parent.Kind[(parent.Kind.IndexOf('-', StringComparison.Ordinal) + 1)..], ConditionOperator.Equal, over.Text)];
    }

    /// <summary>The resources of the answer before that "it", "those" or "the second one" mean, without those named as exceptions.</summary>
    private static Mentioned[] Back(ActionRequest request)
    {
        var question = request.Question;
        var before = request.Turn.Conversation.Exchanges.Reverse().Select(e => e.Answer.Mentions).FirstOrDefault(m => !m.IsDefaultOrEmpty);
        if (before.IsDefaultOrEmpty || question.Entities.Any(e => e.Kind is EntityKind.Id or EntityKind.Arn))
            return [];
        var words = question.Text.ToLowerInvariant().Split([' ', ',', '.', '?', '!'], StringSplitOptions.RemoveEmptyEntries);
        if (!words.Any(w => w is "them" or "those" or "these" or "it" or "that" or "all" or "both"))
            return [];
        var named = question.Entities.Where(e => e.Kind == EntityKind.Name).Select(e => e.Text).ToArray();
        var excepts = words.Any(w => w is "not" or "except" or "but" or "without");
        return named.Length > 0 && !excepts ? [] : [.. before.Where(m => !named.Contains(m.Name) && !named.Contains(m.Id))];
    }

    private static bool IsTag(ActionRequest request, string text) => request.Tags.Any(t => t.Key == text || t.Value == text || text == $"{t.Key}={t.Value}");
}
