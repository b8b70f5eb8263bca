using Bot.Intents.Resources.Registry;
using Bot.Understanding;
using Bot.Understanding.Grammar;

namespace Bot.Intents.Resources.Planning;

/// <summary>"Are all volumes encrypted?" is answered by the volumes that are not: one that meets the condition proves nothing.</summary>
internal static class Universal
{
    /// <summary>The question is whether all resources of a kind meet one condition.</summary>
    public static bool Asks(ResourceQuery query, Question question)
    {
        return Says(question) && query is { Kinds: [var name], Where: [var only], Targets.IsEmpty: true, RelatedFrom: null } && only.Operator is not (ConditionOperator.In or ConditionOperator.StartsWith) && ResourceRegistry.Find(name) is not null;
    }

    /// <summary>The question asks yes or no of all, whatever of them.</summary>
    public static bool Says(Question question)
    {
        if (question.Shape != Shape.YesNo)
            return false;
        var words = question.Text.ToLowerInvariant().Split([' ', ',', '?', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] is "all" or "every" or "each" && !words.Skip(i + 1).Take(3).Any(w => w is "region" or "regions" or "account" or "accounts"))
                return true;
        }
        return false;
    }

    /// <summary>The query for the exceptions, where the question is of all.</summary>
    public static ResourceQuery Of(ResourceQuery query, Question question)
    {
        if (!Asks(query, question))
            return query;
        var condition = query.Where[0];
        var isFlag = ResourceRegistry.Find(query.Kinds[0])?.FieldNamed(condition.Field)?.Kind == FieldKind.Flag;
        return query with
        {
            Where = [isFlag && condition.Operator == ConditionOperator.Equal ? condition with { Value = condition.Value == "true" ? "false" : "true" } : condition with { Operator = Negation.Of(condition.Operator) }],
        };
    }
}
