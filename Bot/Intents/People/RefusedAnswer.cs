using Bot.Answers;

namespace Bot.Intents.People;

internal static class RefusedAnswer
{
    /// <summary>The answer that a refusal is.</summary>
    public static Answer Of(Refusal refusal) => new() { Text = refusal.Message, Refused = refusal };
}
