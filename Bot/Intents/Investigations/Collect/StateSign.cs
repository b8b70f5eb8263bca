using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What a document says when something is wrong.</summary>
/// <param name="Sign">The sign, without <c>state.</c>.</param>
/// <param name="Each">Path of what is looked at one by one; <c>.</c> for the document itself.</param>
/// <param name="Value">Path of the value within, in the form of <see cref="ItemPath"/>; what is shown.</param>
/// <param name="Test">Whether the value says so.</param>
/// <param name="Text">In words, after the thing's name; <c>{value}</c> stands for the value.</param>
internal sealed record StateSign(string Sign, string Each, string Value, Func<string, JsonNode, bool> Test, string Text)
{
    /// <summary>Characters of a value that are shown; a value longer than the second is AWS's own account of what went wrong.</summary>
    private const int Longest = 220, Message = 40;

    /// <summary>Path of the time within; null where there is none.</summary>
    public string? When { get; init; }

    private readonly ItemPath _each = ItemPath.Parse(Each), _value = ItemPath.Parse(Value);

    /// <summary>Every place in a document where it is so: in words, what AWS says of it in full, the time where there is one.</summary>
    public IEnumerable<(string Text, string Said, DateTimeOffset? At)> In(JsonNode document)
    {
        foreach (var node in Each == "." ? [document] : _each.Nodes(document))
        {
            var value = _value.Read(node);
            var text = value.Values is { } several ? string.Join(", ", several) : value.Text ?? "";
            if (!Test(text, node))
                continue;
            var at = When is null ? null : ItemPath.Parse(When).Read(node).Text;
            yield return (Text.Replace("{value}", text.Length > Longest ? text[..Longest] + "…" : text, StringComparison.Ordinal), text.Length > Message ? text : "", Instant(at));
        }
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(number > 1e11 ? number : number * 1000)) : null;

    public static Func<string, JsonNode, bool> Is(params string[] values) => (v, _) => values.Contains(v, StringComparer.OrdinalIgnoreCase);
    public static Func<string, JsonNode, bool> Not(params string[] values) => (v, _) => v.Length > 0 && !values.Contains(v, StringComparer.OrdinalIgnoreCase);
    public static Func<string, JsonNode, bool> Has(params string[] parts) => (v, _) => parts.Any(p => v.Contains(p, StringComparison.OrdinalIgnoreCase));
    public static Func<string, JsonNode, bool> Any { get; } = (v, _) => v.Length > 0;
}

/// <summary>Something that is looked at to know how a thing is.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Detail">The registry's detail that holds the document; empty for the item itself; null where <paramref name="Operation"/> is called.</param>
/// <param name="Operation">API operation.</param>
/// <param name="With">Its parameters, in the form of <see cref="ParameterTemplate"/>.</param>
/// <param name="Signs">What it may say.</param>
internal sealed record Look(string Kind, string? Detail, string Operation, string With, params StateSign[] Signs)
{
    /// <summary>The service, where it is not the kind's.</summary>
    public string? Service { get; init; }
    /// <summary>Pages read at most.</summary>
    public int MaxPages { get; init; } = 1;
    /// <summary>Only made for subjects, not for their neighbours.</summary>
    public bool IsForSubjects { get; init; }
    /// <summary>Error codes that mean "none is set", separated by commas.</summary>
    public string Absent { get; init; } = "";

    public static Look Item(string kind, params StateSign[] signs) => new(kind, "", "", "", signs);
    public static Look Of(string kind, string detail, params StateSign[] signs) => new(kind, detail, "", "", signs);
    public static Look Call(string kind, string operation, string with, params StateSign[] signs) => new(kind, null, operation, with, signs);
}
