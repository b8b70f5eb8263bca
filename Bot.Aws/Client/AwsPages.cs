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
        if (pagination.MoreResults is { } more && At(body, more) is JsonValue flag && flag.TryGetValue<bool>(out var truncated) && !truncated)
            return null;
        var parameters = (JsonObject)call.Parameters.DeepClone();
        var any = false;
        for (var i = 0; i < pagination.InputToken.Count && i < pagination.OutputToken.Count; i++)
        {
            if (pagination.OutputToken[i].Split("||").Select(path => At(body, path.Trim())).FirstOrDefault(n => n is not null) is not JsonValue token || token.ToString().Length == 0)
                continue;
            parameters[pagination.InputToken[i]] = token.DeepClone();
            any = true;
        }
        return any ? call with { Parameters = parameters } : null;
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
            if (At(page, key) is not JsonArray more || At(all, key) is not JsonArray list)
                continue;
            foreach (var item in more.ToArray())
            {
                more.Remove(item);
                list.Add(item);
            }
        }
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
