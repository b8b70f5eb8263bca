using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Hosts whose certificate was refused, looked up among the account's own certificates.</summary>
internal static class HostCertificates
{
    /// <summary>Ties what logged such a host to the certificate that is made out for it.</summary>
    public static async Task CollectAsync(Case @case)
    {
        var hosts = NamedIn.OwnHosts(@case, "log.certificate");
        if (hosts.Count == 0 || @case.Left < 4)
            return;
        var kind = ResourceRegistry.Find("acm-certificate")!;
        foreach (var row in await new Finder(@case.Calls).RowsAsync(kind, hosts[0].Thing.Spot, Selection.All, Looks.FieldsOf(kind.Name)).ConfigureAwait(false))
        {
            foreach (var (user, _) in hosts.Where(h => IsFor(row.Name, h.Host)))
                @case.Join(user, @case.Add(Thing.Of(row)), Tie.DependsOn);
        }
        @case.Settle();
    }

    /// <summary>A wildcard stands for one label.</summary>
    private static bool IsFor(string domain, string host) =>
        domain.Equals(host, StringComparison.OrdinalIgnoreCase)
        || domain.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && host[dot..].Equals(domain[1..], StringComparison.OrdinalIgnoreCase);
}
