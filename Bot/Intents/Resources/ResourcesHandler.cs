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

    public ImmutableArray<Family> Families { get; } = [Family.Resources];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(turn, cancellation).ConfigureAwait(false);
        return turn.Question.Unused.IsEmpty || answer.Asked is not null || answer.Failed ? answer
            : answer with { Notes = [$"I did not use {string.Join(", ", turn.Question.Unused.Select(w => $"\"{w}\""))}: I know no such condition here, so the answer holds without it.", .. answer.Notes] };
    }

    private static async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var query = QueryRepair.Complete(turn.Question.Resources ?? new() { Kinds = [], Targets = turn.Question.Entities }, turn.Question);
        query = Universal.Of(query, turn.Question);
        var calls = new Calls(turn, cancellation);
        IReadOnlyList<string> accounts = turn.Question.Accounts.IsEmpty ? [turn.Caller.Account] : turn.Question.Accounts;
        var regions = await RegionPlan.OfAsync(turn, accounts[0], cancellation).ConfigureAwait(false);
        foreach (var special in Specials)
        {
            if (await special.TryAsync(query, calls, regions, accounts).ConfigureAwait(false) is { } answer)
                return answer;
        }
        if (query.Kinds.IsEmpty)
            return new Answer { Text = "Which resources do you mean? Name a kind (EC2 instances, buckets, queues), an id, or an ARN.", Asked = "resource" };

        var context = await FindAsync(query, calls, regions, accounts).ConfigureAwait(false);
        // A function without a mapping may still be invoked by services that its policy names.
        if (context.IsEmpty && TriggerPolicies.Applies(context))
        {
            var triggers = await TriggerPolicies.AddAsync(AnswerWriter.Write(context), context, calls).ConfigureAwait(false);
            if (!triggers.Tables.IsEmpty || await Elsewhere.FindAsync(context, calls, accounts).ConfigureAwait(false) is not { } home)
                return triggers;
            var moved = await FindAsync(query, calls, home, accounts).ConfigureAwait(false);
            return await TriggerPolicies.AddAsync(AnswerWriter.Write(moved), moved, calls).ConfigureAwait(false);
        }
        if (context.IsEmpty && !query.Targets.IsEmpty && calls.Findings.Problems.Count == 0)
        {
            foreach (var other in QueryRepair.OtherReadings(query))
            {
                if (await FindAsync(other, calls, regions, accounts).ConfigureAwait(false) is { IsEmpty: false } found)
                    return AnswerWriter.Write(found);
            }
            var elsewhere = await Elsewhere.FindAsync(context, calls, accounts).ConfigureAwait(false);
            if (elsewhere is null)
                return await NotFoundAnswer.WriteAsync(context, calls, accounts).ConfigureAwait(false);
            var there = AnswerWriter.Write(await FindAsync(query, calls, elsewhere, accounts).ConfigureAwait(false));
            return there with { Notes = [.. there.Notes, $"It is not in {regions.Words}, where this channel looks by default; it was found in {elsewhere.Words}."] };
        }
        return await TriggerPolicies.AddAsync(AnswerWriter.Write(context), context, calls).ConfigureAwait(false);
    }

    private static async Task<Context> FindAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts)
    {
        var kinds = query.Kinds.Select(ResourceRegistry.Find).OfType<ResourceKind>();
        var finder = new Finder(calls);
        var counts = (calls.Turn.Question.Shape is Shape.Count or Shape.Compare && query.Targets.IsEmpty) || query.Kinds.Length > 1;
        var found = await Task.WhenAll(kinds.Select(k => finder.FindAsync(k, query, regions, accounts, columns: !counts))).ConfigureAwait(false);
        return new(calls.Turn, query, regions, calls.Findings, [.. found]);
    }
}
