namespace Bot.Aws.Iam;

/// <summary>A parsed IAM policy.</summary>
public sealed class PolicyDocument
{
    /// <summary>A name for explanations (the policy's name or ARN); empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>Parses a policy's JSON.</summary>
    /// <param name="json">The document.</param>
    /// <param name="name">Its name in explanations.</param>
    /// <exception cref="FormatException">The document is not a valid policy; the message names the statement and the fault.</exception>
    public static PolicyDocument Parse(string json, string name = "") => throw new NotImplementedException();
}
