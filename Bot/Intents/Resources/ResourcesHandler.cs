using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Special;
using Bot.Intents.Resources.Wording;
using Bot.Understanding;

namespace Bot.Intents.Resources;

/// <summary>Answers questions about resources: the query is planned over the registry, its facts found by calls, and put into words.</summary>
internal sealed class ResourcesHandler : IIntentHandler
{
    private static readonly ImmutableArray<IResourceSpecial> Specials = [new CreatorAnswer(), new OwnerStackAnswer(), new AnythingAnswer(), new QuotaAnswer(), new OtherTypesAnswer()];

    /// <summary>Kinds that "what depends on it" looks through.</summary>
    private const int MaxRelated = 8;

    public ImmutableArray<Family> Families { get; } = [Family.Resources];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var query = turn.Question.Resources ?? new() { Kinds = [], Targets = turn.Question.Entities };
        query = Completed(query);
        var calls = new Calls(turn, cancellation);
        var accounts = turn.Question.Accounts.IsEmpty ? [turn.Caller.Account] : turn.Question.Accounts;
        var regions = await RegionPlan.OfAsync(turn, accounts[0], cancellation).ConfigureAwait(false);
        foreach (var special in Specials)
        {
            if (await special.TryAsync(query, calls, regions, accounts).ConfigureAwait(false) is { } answer)
                return answer;
        }
        if (query.Kinds.IsEmpty)
            return new Answer { Text = "Which resources do you mean? Name a kind (EC2 instances, buckets, queues), an id, or an ARN.", Asked = "resource" };

        var kinds = query.Kinds.Select(ResourceRegistry.Find).OfType<ResourceKind>().ToList();
        var finder = new Finder(calls);
        var counts = turn.Question.Shape is Shape.Count or Shape.Compare && query.Targets.IsEmpty || kinds.Count > 1;
        var found = await Task.WhenAll(kinds.Select(k => finder.FindAsync(k, query, regions, accounts, columns: !counts))).ConfigureAwait(false);
        var context = new Context(turn, query, regions, calls.Findings, [.. found]);
        if (found.All(f => f.Rows.Count == 0) && !query.Targets.IsEmpty && calls.Findings.Problems.Count == 0)
            return await NotFoundAnswer.WriteAsync(context, calls, finder, accounts).ConfigureAwait(false);
        var written = AnswerWriter.Write(context);
        return await TriggerPolicies.AddAsync(written, context, calls).ConfigureAwait(false);
    }

    /// <summary>What the words left open: kinds that the ids of the targets tell, and the kind that a named relation leads to.</summary>
    private static ResourceQuery Completed(ResourceQuery query)
    {
        if (query.Kinds.IsEmpty && query.Targets.Length > 0)
            query = query with { Kinds = [.. query.Targets.Select(t => t.ResourceKind ?? KindOf(t.Text)).OfType<string>().Distinct()] };
        if (query.Relation is { } name && query.RelatedFrom is { } from && query.Kinds is [var only] && only == from)
        {
            var ways = Relations.All.Where(r => r.From == from && (r.Name == name || r.To == from && r.Via == Via.Points)).ToList();
            if (ways.Find(r => r.Name == name) is { } way)
                return query with { Kinds = [way.To] };
            // "What depends on it" of a kind without a way of that name: everything known to hold it.
            var held = Relations.All.Where(r => r.From == from && r.Via != Via.Points).Select(r => r.To).Distinct().Take(MaxRelated).ToImmutableArray();
            if (name == "dependents" && !held.IsEmpty)
                return query with { Kinds = held, Relation = null };
        }
        return query;
    }

    private static string? KindOf(string text)
    {
        var id = new TargetText(text).Short;
        return ResourceRegistry.Kinds.FirstOrDefault(k => k.IdPrefixes.Any(p => p.EndsWith('-') && id.StartsWith(p, StringComparison.Ordinal) && id.Length > p.Length + 7))?.Name;
    }
}
