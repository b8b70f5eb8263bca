using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Understanding;

namespace Bot.Intents.Resources.Special;

/// <summary>Questions about resources that the list of a kind cannot answer.</summary>
internal interface IResourceSpecial
{
    /// <summary>The answer; null where the question is not of this sort.</summary>
    Task<Answer?> TryAsync(ResourceQuery query, Calls calls, RegionPlan regions, IReadOnlyList<string> accounts);
}
