using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Hosts of others that answer with errors or too late, as lines of what calls them say.</summary>
/// <remarks>That no connection comes about says nothing of the host: the way to it may be closed.</remarks>
internal static partial class FailingHosts
{
    private const int Most = 3;
    private static readonly string[] Inner = [".internal", ".local", ".lan", ".corp", ".intra", ".svc"];

    /// <summary>What lines since the onset say of hosts that are not AWS's.</summary>
    public static List<(Thing Caller, string Host, Fact Line)> Of(Case @case) =>
        [.. @case.Book.Facts.Where(f => f is { Source: "log", IsSymptom: true } && Answered().IsMatch(f.Said)).SelectMany(f => Hosts(f.Said).Select(h => (f.Thing, h, f)))
            .DistinctBy(x => (x.Thing.Key, x.h)).OrderBy(x => x.h, StringComparer.Ordinal).ThenBy(x => x.Thing.Key, StringComparer.Ordinal).Take(Most)];

    /// <summary>Those that no zone of the account holds are others': each becomes a thing that its caller hangs on.</summary>
    public static void Add(Case @case)
    {
        foreach (var (caller, host, line) in Of(@case).Where(h => !IsInner(h.Host) && !@case.Things.Any(t => t.Kind == "hosted-zone" && h.Host.EndsWith(t.Name, StringComparison.OrdinalIgnoreCase))))
        {
            var thing = @case.Things.FirstOrDefault(t => t.Kind is "external service" or "service" && t.Name.Equals(host, StringComparison.OrdinalIgnoreCase)) ?? @case.Add(new("external service", host, host, "", caller.Spot));
            @case.Join(caller, thing, Tie.DependsOn);
            @case.Book.Add(new("state.host-fails", thing, $"{host} fails, says {caller.Name}: `{LogLine.Shown(line.Said)}`", line.Call) { From = line.From, Url = line.Url });
        }
        @case.Settle();
    }

    private static bool IsInner(string host) => Inner.Any(i => host.EndsWith(i, StringComparison.Ordinal));

    /// <summary>The hosts that a line calls: in an address, with a port, or after a word that leads to one. Packages and files look alike.</summary>
    private static IEnumerable<string> Hosts(string said) =>
        Called().Matches(said).SelectMany(m => m.Groups["host"].Captures).Select(c => c.Value).SelectMany(NamedIn.OwnHosts).Distinct(StringComparer.Ordinal);

    [GeneratedRegex(@"(?:https?://|\bhost(?:name)?['""]?[=:] ?['""]?|\b(?:from|to|calling|host|upstream|provider|gateway) )(?<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w.(])|(?<![\w./])(?<host>(?:[a-z0-9-]+\.)+(?!(?:py|js|mjs|ts|go|rb|php|rs|cs|kt|sh|java|scala):)[a-z]{2,}):\d{2,5}\b(?!:)")]
    private static partial Regex Called();

    [GeneratedRegex(@"\b(?:50[0-4]|52\d|429)\b|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out|Internal Server Error|Too Many Requests|read time(?:d )?-?out|ReadTimeout|SocketTimeout|timeout of \d+ ?ms exceeded|ESOCKETTIMEDOUT|HttpClient\.Timeout|deadline exceeded|awaiting headers|rate limit", RegexOptions.IgnoreCase)]
    private static partial Regex Answered();
}
