using System.Collections.Immutable;
using System.Globalization;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

/// <summary>
/// What would be seen, as the tables write it: <c>metric.Errors.high</c> of the thing itself; <c>dep:</c> of what it depends on or is made of, <c>set:</c> of what it is set up with, <c>user:</c> of what depends on it, <c>next:</c> of what does so without anything between, <c>feed:</c> of what it gets its work from.
/// <c>*</c> in a sign stands for any part; <c>symptom</c> for whatever users feel. <c>=0.3</c> after it is its weight.
/// </summary>
/// <param name="Role">Whose sign.</param>
/// <param name="Parts">The sign's parts.</param>
/// <param name="Weight">How much it adds when it supports.</param>
internal sealed record Clue(string Role, ImmutableArray<string> Parts, double Weight)
{
    public static Clue Parse(string text)
    {
        var weight = 0.3;
        if (text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
        {
            weight = double.Parse(text[(equals + 1)..], CultureInfo.InvariantCulture);
            text = text[..equals];
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return new(colon < 0 ? "" : text[..colon], [.. text[(colon + 1)..].Trim().Split('.')], weight);
    }

    public bool Fits(Fact fact)
    {
        if (Parts is ["symptom"])
            return fact.IsSymptom;
        // A metric's name may itself hold stops.
        var sign = fact.Sign;
        if (!sign.StartsWith(Parts[0] + ".", StringComparison.Ordinal))
            return false;
        if (Parts.Length == 2)
            return Parts[1] == "*" ? !sign.EndsWith(".read", StringComparison.Ordinal) : sign.Length == Parts[0].Length + 1 + Parts[1].Length && sign.EndsWith(Parts[1], StringComparison.Ordinal);
        return sign.EndsWith("." + Parts[^1], StringComparison.Ordinal) && (Parts[1] == "*" || sign == string.Join('.', Parts));
    }

    /// <summary>The fact that would show the opposite: the same metric as usual, or the source read without it.</summary>
    public bool IsDeniedBy(Fact fact) => Parts[0] switch
    {
        "metric" when Parts.Length > 2 && Parts[1] != "*" => fact.Sign == $"metric.{string.Join('.', Parts[1..^1])}.ok",
        "log" => fact.Sign == "log.read",
        "state" => fact.Sign == "state.read",
        "change" => fact.Sign == "change.read",
        "event" => fact.Sign == "event.read",
        _ => false,
    };

    public override string ToString() => $"{(Role.Length > 0 ? Role + ":" : "")}{string.Join('.', Parts)}";
}
