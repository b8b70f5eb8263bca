using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Bot.Guardrails.Redaction;

/// <summary>Variables that by their own name hold the name of an AWS resource: <c>ORDERS_TABLE</c>, <c>QUEUE_NAME</c>. Names of resources are no secrets, and say what a function hangs on.</summary>
internal static partial class ResourceVariables
{
    private const int LongestName = 80;

    /// <summary>Last words of such variables, a closing <c>NAME</c> left out.</summary>
    private static readonly ImmutableArray<string> Kinds = ["TABLE", "BUCKET", "QUEUE", "TOPIC", "STREAM", "FUNCTION", "STATE_MACHINE", "DELIVERY_STREAM", "PARAMETER"];

    /// <summary>The variable says that it holds a resource's name, and the value looks like one and like nothing else.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    public static bool MayShow(string variable, string value)
    {
        var name = variable.ToUpperInvariant();
        if (name.EndsWith("_NAME", StringComparison.Ordinal))
            name = name[..^5];
        return value.Length is > 2 and <= LongestName && SecretNames.Of(variable) == NameStrength.None && Kinds.Any(k => name == k || name.EndsWith("_" + k, StringComparison.Ordinal))
            && ResourceName().IsMatch(value) && !SecretValues.LooksRandom(value);
    }

    /// <summary>Words of letters and short numbers, joined by marks; a path for a parameter.</summary>
    [GeneratedRegex(@"^/?[A-Za-z][A-Za-z]*[0-9]{0,4}(?:[-_./][A-Za-z0-9]{1,24})*\z")]
    private static partial Regex ResourceName();
}
