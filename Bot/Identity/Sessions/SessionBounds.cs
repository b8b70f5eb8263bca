using Bot.Answers;
using Bot.Guardrails;

namespace Bot.Identity.Sessions;

/// <summary>For what no session is opened, whatever the judge says: AWS knows neither channels nor their modes, so what it cannot hold never gets credentials.</summary>
internal static class SessionBounds
{
    /// <summary>Why there is no session; null where there may be one.</summary>
    /// <param name="caller">Who asks, from where.</param>
    /// <param name="call">What is to be sent.</param>
    /// <param name="granted">It is a change that was approved.</param>
    public static Refusal? Refusal(Caller caller, JudgedCall call, bool granted)
    {
        if (caller.Channel is not { } channel)
            return null;
        if (channel.Mode == ChannelMode.KnowledgeOnly)
            return new("not-permitted", "guardrail", $"{channel.Name} answers from knowledge only: no call to AWS is made from here.");
        if (!channel.Has(call.Account))
            return new("not-permitted", "scope", $"Account {call.Account} may not be asked about in {channel.Name}: no session is opened there.");
        return granted && channel.Mode != ChannelMode.Full && !Grant.IsWords(call)
            ? new("not-permitted", "guardrail", $"{channel.Name} is read-only: no session that could change something is opened from here.")
            : null;
    }
}
