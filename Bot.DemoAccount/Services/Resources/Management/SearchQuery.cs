using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>Resource Explorer's query syntax: words that an ARN holds, and <c>filter:value</c> terms (<c>-</c> negates, <c>*</c> ends a prefix, <c>,</c> lists alternatives); all must match.</summary>
internal sealed class SearchQuery
{
    private readonly List<(bool Negated, Func<Resource, bool> Matches)> _terms = [];

    /// <summary>True for a resource that every term matches.</summary>
    public bool Matches(Resource resource) => _terms.All(t => t.Matches(resource) != t.Negated);

    /// <summary>Reads a query.</summary>
    public static SearchQuery Parse(string text)
    {
        var query = new SearchQuery();
        foreach (var word in Words(text))
        {
            var negated = word.StartsWith('-') && word.Length > 1;
            query._terms.Add((negated, Term(negated ? word[1..] : word)));
        }
        return query;
    }

    private static Func<Resource, bool> Term(string word)
    {
        var colon = word.IndexOf(':');
        var (filter, values) = colon > 0 ? (word[..colon].ToLowerInvariant(), word[(colon + 1)..].Split(',')) : ("", []);
        return filter switch
        {
            "resourcetype" => r => Any(values, ExplorerType.Of(r)),
            "resourcetype.supports" => _ => true,
            "service" => r => Any(values, ExplorerType.Of(r).Split(':')[0]),
            "region" => r => Any(values, r.Region),
            "accountid" => r => Any(values, r.Account),
            "id" => r => Any(values, r.Arn),
            "tag" when values is ["all"] => r => r.Tags.Count > 0,
            "tag" when values is ["none"] => r => r.Tags.Count == 0,
            "tag" => r => values.Any(v => Tag(r, v)),
            "tag.key" => r => r.Tags.Keys.Any(k => Any(values, k)),
            "tag.value" => r => r.Tags.Values.Any(k => Any(values, k)),
            "application" => r => r.Tags.TryGetValue("awsApplication", out var value) && Any(values, value),
            _ => r => word.TrimEnd('*') is var part && (r.Arn.Contains(part, StringComparison.OrdinalIgnoreCase) || r.Tags.Any(t => t.Key.Contains(part, StringComparison.OrdinalIgnoreCase) || t.Value.Contains(part, StringComparison.OrdinalIgnoreCase))),
        };
    }

    private static bool Tag(Resource resource, string term) => term.Split('=', 2) is [var key, var value]
        ? resource.Tags.TryGetValue(key, out var actual) && Like(value, actual)
        : resource.Tags.ContainsKey(term);

    private static bool Any(string[] values, string actual) => values.Any(v => Like(v, actual));

    private static bool Like(string pattern, string actual) =>
        pattern.EndsWith('*') ? actual.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, actual, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string text)
    {
        var word = new System.Text.StringBuilder();
        var quoted = false;
        foreach (var c in text)
        {
            if (c == '"') quoted = !quoted;
            else if (char.IsWhiteSpace(c) && !quoted)
            {
                if (word.Length > 0) yield return word.ToString();
                word.Clear();
            }
            else word.Append(c);
        }
        if (word.Length > 0) yield return word.ToString();
    }
}
