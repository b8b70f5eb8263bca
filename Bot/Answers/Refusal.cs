namespace Bot.Answers;

/// <summary>Why something must not be done, and which layer said so.</summary>
/// <param name="Reason"><c>write-needs-approval</c>, <c>data-in-resource</c>, <c>secret</c>, <c>out-of-scope</c>, <c>injection</c> or <c>not-permitted</c>.</param>
/// <param name="By"><c>hard-block</c>, <c>guardrail</c>, <c>role</c>, <c>approval</c> or <c>scope</c>.</param>
/// <param name="Message">What happened, why, and what would change it.</param>
internal sealed record Refusal(string Reason, string By, string Message);
