namespace Bot.Aws.Iam;

/// <summary>The operator that asks whether a key is there, whatever its values.</summary>
internal static class NullCondition
{
    /// <summary><c>Null</c>: holds for a missing key where a value is true, for a present one where a value is false.</summary>
    public static PolicyCondition Of(string key, bool[] missing) => new()
    {
        Key = key,
        Qualifier = SetQualifier.None,
        IfExists = missing.Contains(true),
        Negated = false,
        Values = [new Presence(missing.Contains(false))],
    };

    private sealed class Presence(bool wanted) : IConditionValue
    {
        public bool Matches(string value, RequestView request) => wanted;
    }
}
