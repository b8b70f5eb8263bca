using Bot.Identity;

namespace Bot.Guardrails;

/// <summary>Judges every call before it is sent. Fails closed, asks nobody, and answers the same for the same arguments.</summary>
internal interface IJudge
{
    /// <summary>What the layers say of the call; the first that denies ends it.</summary>
    /// <param name="caller">Who asks, from where.</param>
    /// <param name="call">What is to be sent.</param>
    /// <param name="grant">The changes that this turn may send.</param>
    Verdict Decide(Caller caller, JudgedCall call, Grant grant);
}
