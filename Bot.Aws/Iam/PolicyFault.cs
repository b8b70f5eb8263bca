namespace Bot.Aws.Iam;

/// <summary>Where a policy is wrong, said so that its writer can find it.</summary>
internal static class PolicyFault
{
    /// <summary>A fault of the whole document, or of one statement (<c>Statement[2]</c>).</summary>
    public static FormatException Of(string where, string what) =>
        new(where.Length == 0 ? $"The policy is not valid: {what}" : $"The policy is not valid: {where}: {what}");
}
