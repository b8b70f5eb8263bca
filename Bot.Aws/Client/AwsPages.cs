using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Client;

/// <summary>Walks an operation's pages.</summary>
public static class AwsPages
{
    /// <summary>Sends the call and those that follow it, until the last page, a failure, or <paramref name="maxPages"/>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="call">The first call.</param>
    /// <param name="maxPages">The bound on pages, at least 1.</param>
    /// <param name="cancellation">Ends the walk.</param>
    public static async IAsyncEnumerable<AwsResult> PagesAsync(
        this IAwsClient client, AwsCall call, int maxPages, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var page = 0; page < maxPages; page++)
        {
            var result = await client.SendAsync(call, cancellation).ConfigureAwait(false);
            yield return result;
            if (result is not AwsResult.Success ok || Next(call, ok.Body) is not { } next)
                yield break;
            call = next;
        }
    }

    /// <summary>The call for the page after <paramref name="body"/>; null where that was the last.</summary>
    /// <param name="call">The call that gave the page.</param>
    /// <param name="body">The page.</param>
    public static AwsCall? Next(AwsCall call, JsonObject body)
    {
        if (AwsCatalog.Default.Service(call.Service).Operations[call.Operation].Pagination is not { } pagination)
            return null;
        if (pagination.MoreResults is { } more && !(At(body, more) is JsonValue flag && flag.TryGetValue<bool>(out var truncated) && truncated))
            return null;
        var parameters = (JsonObject)call.Parameters.DeepClone();
        var any = false;
        for (var i = 0; i < pagination.InputToken.Count && i < pagination.OutputToken.Count; i++)
        {
            // A token of the page before must not stay where this page has none: record sets go by name, type and, only at times, identifier.
            parameters.Remove(pagination.InputToken[i]);
            if (Token(body, pagination.OutputToken[i]) is not { } token)
                continue;
            parameters[pagination.InputToken[i]] = token.DeepClone();
            any = true;
        }
        // Some operations give the last token again instead of none.
        return any && !JsonNode.DeepEquals(parameters, call.Parameters) ? call with { Parameters = parameters } : null;
    }

    /// <summary>The first of the alternatives <c>A || B</c> that says something: a text, a number, or a key with members.</summary>
    private static JsonNode? Token(JsonObject body, string paths)
    {
        foreach (var path in paths.Split("||"))
            if (At(body, path.Trim()) is { } token && token is JsonObject { Count: > 0 } or JsonValue && token.ToString().Length > 0)
                return token;
        return null;
    }

    /// <summary>Appends the lists of a page to those of the pages before.</summary>
    /// <param name="call">The call that gave the page.</param>
    /// <param name="all">The pages before; changed in place.</param>
    /// <param name="page">The page; left empty.</param>
    public static void Join(AwsCall call, JsonObject all, JsonObject page)
    {
        if (AwsCatalog.Default.Service(call.Service).Operations[call.Operation].Pagination is not { } pagination)
            return;
        foreach (var key in pagination.ResultKeys)
        {
            if (At(page, key) is not { } more || Parent(all, key) is not var (parent, name))
                continue;
            if (parent[name] is { } before)
                Append(before, more);
            else
                parent[name] = more.DeepClone();
        }
    }

    /// <summary>Lists grow; maps take what is new and grow where they hold lists.</summary>
    private static void Append(JsonNode all, JsonNode more)
    {
        switch (all, more)
        {
            case (JsonArray list, JsonArray items):
                foreach (var item in items.ToArray())
                {
                    items.Remove(item);
                    list.Add(item);
                }
                break;
            case (JsonObject map, JsonObject entries):
                foreach (var (key, value) in entries.ToArray())
                {
                    if (map[key] is { } before && value is not null)
                        Append(before, value);
                    else
                        map[key] = value?.DeepClone();
                }
                break;
        }
    }

    /// <summary>Where a path ends: the object that holds its last name; null where the way there is missing.</summary>
    private static (JsonObject Parent, string Name)? Parent(JsonObject body, string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? (body, path) : At(body, path[..dot]) is JsonObject parent ? (parent, path[(dot + 1)..]) : null;
    }

    private static JsonNode? At(JsonObject body, string path)
    {
        JsonNode? node = body;
        foreach (var part in path.Split('.'))
        {
            var name = part.EndsWith("[-1]", StringComparison.Ordinal) ? part[..^4] : part;
            node = node is JsonObject o ? o[name] : null;
            if (name.Length != part.Length)
                node = node is JsonArray { Count: > 0 } list ? list[^1] : null;
        }
        return node;
    }
}
