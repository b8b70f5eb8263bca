using System.Collections.Concurrent;
using System.Collections.Immutable;
using Bot.Aws.Catalog;
using Bot.Guardrails;

namespace Bot.Identity.Sessions;

/// <summary>What a question's session may do in a service: its reads, without those that the catalog marks as giving out secrets or stored data.</summary>
/// <param name="Allowed">Action patterns.</param>
/// <param name="Except">Actions that a pattern would allow and that are denied by name.</param>
internal sealed record ReadActions(ImmutableArray<string> Allowed, ImmutableArray<string> Except)
{
    private static readonly ConcurrentDictionary<string, ReadActions> s_known = new(StringComparer.Ordinal);

    /// <summary>Services under one IAM prefix where the patterns of one would match actions of another that must stay closed.</summary>
    private static readonly Dictionary<string, string[]> s_siblings = new(StringComparer.Ordinal)
    {
        ["bedrock"] = ["bedrock", "bedrock-agent", "bedrock-agent-runtime", "bedrock-runtime"],
        ["s3"] = ["s3", "s3control"],
    };

    /// <summary>The reads of a service, worked out once.</summary>
    public static ReadActions Of(AwsService service) => s_known.GetOrAdd(service.Name, static (_, s) => Make(s), service);

    /// <summary>Whether a question may send it: it changes nothing and gives out neither secrets nor stored data.</summary>
    public static bool IsOpen(AwsOperation operation) => operation is { Access: AwsAccess.List or AwsAccess.Read, Exposure: AwsExposure.None };

    private static ReadActions Make(AwsService service)
    {
        var open = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        var closed = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sibling in Siblings(service))
        {
            foreach (var operation in sibling.Operations.Values)
                (IsOpen(operation) && !Exposures.DependOnParameters(sibling.Name, operation.Name) ? open : closed).UnionWith(operation.IamActions);
        }
        // One action may stand for an open and a closed operation (s3:ListBucket, apigateway:GET): the open one needs it.
        closed.ExceptWith(open);

        var allowed = ImmutableArray.CreateBuilder<string>();
        var except = ImmutableArray.CreateBuilder<string>();
        foreach (var verb in open.GroupBy(FirstWord, StringComparer.OrdinalIgnoreCase))
        {
            var inTheWay = closed.Where(c => c.StartsWith(verb.Key, StringComparison.OrdinalIgnoreCase)).ToList();
            var narrow = verb.Select(a => Shortest(a, inTheWay)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            if (Length(narrow) <= Length(inTheWay) + verb.Key.Length + 1)
            {
                allowed.AddRange(narrow);
                continue;
            }
            allowed.Add(verb.Key + "*");
            except.AddRange(inTheWay);
        }
        return new(allowed.ToImmutable(), except.ToImmutable());
    }

    private static IEnumerable<AwsService> Siblings(AwsService service)
    {
        yield return service;
        foreach (var name in s_siblings.GetValueOrDefault(service.IamPrefix) ?? [])
        {
            if (name != service.Name)
                yield return AwsCatalog.Default.Service(name);
        }
    }

    private static int Length(List<string> texts) => texts.Sum(t => t.Length + 3);

    private static string FirstWord(string action) => action[..WordEnd(action, action.IndexOf(':') + 1)];

    /// <summary>The shortest pattern, cut where a word ends, that matches the action and nothing closed.</summary>
    private static string Shortest(string action, List<string> closed)
    {
        for (var end = WordEnd(action, action.IndexOf(':') + 1); end < action.Length; end = WordEnd(action, end))
        {
            var start = action[..end];
            if (!closed.Exists(c => c.StartsWith(start, StringComparison.OrdinalIgnoreCase)))
                return start + "*";
        }
        return action;
    }

    private static int WordEnd(string text, int from)
    {
        var i = from + 1;
        while (i < text.Length && !(char.IsAsciiLetterUpper(text[i]) && (char.IsAsciiLetterLower(text[i - 1]) || (i + 1 < text.Length && char.IsAsciiLetterLower(text[i + 1])))))
            i++;
        return Math.Min(i, text.Length);
    }
}
