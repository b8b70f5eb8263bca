using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What answers under a host name of the account's own: people name sites as they see them, <c>shop.example.com</c>.</summary>
internal static class HostSubjects
{
    /// <summary>A host name as the world sees it, no name of AWS's.</summary>
    public static bool IsHost(string text) =>
        text.Contains('.', StringComparison.Ordinal) && !text.Contains('/', StringComparison.Ordinal) && Uri.CheckHostName(text) == UriHostNameType.Dns && text.Split('.')[^1] is { Length: >= 2 } top && top.All(char.IsAsciiLetter) && !text.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase);

    /// <summary>The API, distribution or load balancer behind it; empty where the account holds none.</summary>
    public static async Task<IReadOnlyList<Thing>> FindAsync(Case @case, string host, Spot spot)
    {
        host = host.TrimEnd('.').ToLowerInvariant();
        var records = new HostZones(@case).OfAsync(host, [], spot);
        var domain = @case.Add(await SubjectFinder.FindAsync(@case, Thing.Named(ResourceRegistry.Find("api-domain")!, host, spot)).ConfigureAwait(false));
        var behind = await records.ConfigureAwait(false);
        if (domain.Row is not null)
        {
            await ApisAsync(@case, domain).ConfigureAwait(false);
            return [@case.Known(domain)];
        }
        var found = (await Task.WhenAll(behind.Where(t => ResourceRegistry.Find(t.Kind) is not null).Select(t => SubjectFinder.FindAsync(@case, t))).ConfigureAwait(false)).Where(t => t.Row is not null).Select(@case.Add).ToList();
        if (found.Count > 0)
            return found;
        var distributions = await new Finder(@case.Calls).RowsAsync(ResourceRegistry.Find("cloudfront-distribution")!, spot, Selection.All, Looks.FieldsOf("cloudfront-distribution")).ConfigureAwait(false);
        return [.. distributions.Where(d => NamedIn.Strings(d.Item["Aliases"]).Contains(host, StringComparer.OrdinalIgnoreCase)).Select(d => @case.Add(Thing.Of(d)))];
    }

    /// <summary>Which APIs a custom domain leads to, and the certificate it shows.</summary>
    private static async Task ApisAsync(Case @case, Thing domain)
    {
        var apis = new List<Thing>();
        foreach (var (service, operation, place, list, id, kind) in ((string, string, string, string, string, string)[])[("apigateway", "GetBasePathMappings", "domainName", "items", "restApiId", "rest-api"), ("apigatewayv2", "GetApiMappings", "DomainName", "Items", "ApiId", "http-api")])
        {
            if (apis.Count == 0 && await @case.Calls.AskAsync(service, operation, new() { [place] = domain.Id }, domain.Spot, 1).ConfigureAwait(false) is CallOutcome.Ok ok)
                apis.AddRange(await Task.WhenAll(ok.Body[list].Objects().Select(m => m[id].Text()).Where(i => i.Length > 0).Distinct().Take(2).Select(i => SubjectFinder.FindAsync(@case, Thing.Named(ResourceRegistry.Find(kind)!, i, domain.Spot)))).ConfigureAwait(false));
        }
        foreach (var api in apis)
            @case.Join(domain, @case.Add(api), Tie.DependsOn);
        foreach (var certificate in NamedIn.Strings(domain.Row!.Item).SelectMany(t => NamedIn.Of(t, domain.Spot)).Where(t => t.Kind == "acm-certificate"))
            @case.Join(domain, @case.Add(certificate), Tie.SetUpWith);
        @case.Settle();
    }
}
