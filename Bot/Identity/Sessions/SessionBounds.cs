using System.Collections.Immutable;
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
    /// <param name="alsoBlocked">The organisation's own blocked actions.</param>
    public static Refusal? Refusal(Caller caller, JudgedCall call, bool granted, ImmutableArray<string> alsoBlocked)
    {
        // Reads that are blocked for everybody are kept out of every session anyway; a change's session would have the one right it needs.
        if (HardBlocks.Reason(call, alsoBlocked) is { } reason && (granted || reason.StartsWith(HardBlocks.Also, StringComparison.Ordinal)))
            return new("not-permitted", "hard-block", $"`{call.Operation.IamActions[0]}` {reason}: no session is opened for it.");
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
