using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What is behind a refusal: the secrets, parameters and keys of what is refused, by what its role may read and by the names of its variables.</summary>
/// <remarks>A role's policy says what its holder uses, exactly where least privilege is kept; values of variables are never seen.</remarks>
internal sealed partial class Refusals(Case @case, Neighbours neighbours)
{
    private const int MaxThings = 2, MaxPolicies = 3, MaxNamed = 8;
    private static readonly string[] Signs = ["log.password", "log.kms", "log.denied", "log.missing-setting"];

    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(30);
    /// <summary>Older than this, what a secret holds may have run out: providers let keys live 90 days or a year.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromDays(80);

    public async Task CollectAsync(ImmutableArray<ReadChanges> changed, int reserve)
    {
        var refused = @case.Book.Facts.Where(f => Signs.Contains(f.Sign)).GroupBy(f => f.Thing.Key).Select(g => (Thing: @case.Known(g.First().Thing), Signs: g.Select(f => f.Sign).ToHashSet(StringComparer.Ordinal))).OrderBy(r => !@case.Subjects.Contains(r.Thing)).ThenBy(r => r.Thing.Key, StringComparer.Ordinal).Take(MaxThings).ToList();
        foreach (var (thing, signs) in refused)
        {
            if (@case.Left > reserve + MaxPolicies + 2)
                await OfRoleAsync(thing, changed).ConfigureAwait(false);
            @case.Settle();
            if (!signs.Overlaps(["log.password", "log.kms", "log.missing-setting"]))
                continue;
            foreach (var (kind, hint) in (ImmutableArray<(string, string)>)[("secret", "SECRET"), ("ssm-parameter", "PARAM")])
            {
                if (@case.Left > reserve + 2 && References.Hints(thing, hint) && !@case.Links.Any(l => l.From.Key == thing.Key && l.To.Kind == kind))
                    await SuggestedAsync(thing, kind).ConfigureAwait(false);
            }
            var held = @case.Links.Where(l => l.From.Key == thing.Key && l.To.Kind is "secret" or "ssm-parameter").Select(l => @case.Known(l.To)).ToList();
            held = await neighbours.LookUpAsync(held, 0).ConfigureAwait(false);
            if (signs.Contains("log.kms") && held.Count > 0)
                await neighbours.WalkAsync(held, 0).ConfigureAwait(false);
            if (signs.Contains("log.password"))
                Age(thing, held.Select(@case.Known));
        }
        @case.Settle();
    }

    private async Task OfRoleAsync(Thing thing, ImmutableArray<ReadChanges> changed)
    {
        if (@case.Links.FirstOrDefault(l => l.From.Key == thing.Key && l.To.Kind == "iam-role" && l.Tie == Tie.SetUpWith)?.To is not { } role)
            return;
        if (await @case.Calls.AskAsync("iam", "ListRolePolicies", new() { ["RoleName"] = role.Name }, role.Spot, 1).ConfigureAwait(false) is not CallOutcome.Ok listed)
            return;
        var names = (listed.Body["PolicyNames"] as JsonArray ?? []).Select(n => n.Text()).Order(StringComparer.Ordinal).Take(MaxPolicies).ToList();
        var read = await Task.WhenAll(names.Select(n => @case.Calls.AskAsync("iam", "GetRolePolicy", new() { ["RoleName"] = role.Name, ["PolicyName"] = n }, role.Spot, 1))).ConfigureAwait(false);
        var arns = read.OfType<CallOutcome.Ok>().Select(o => o.Body["PolicyDocument"]).SelectMany(d => NamedIn.Strings(d is JsonValue v && v.TryGetValue<string>(out var text) ? JsonFields.Parsed(Uri.UnescapeDataString(text)) : d)).Where(t => t.StartsWith("arn:", StringComparison.Ordinal)).ToList();
        JoinChanged(thing, arns, changed);
        foreach (var other in arns.Select(a => Ending().Replace(a, "")).Where(a => !a.Contains('*', StringComparison.Ordinal) && !a.Contains('?', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Select(a => ArnThing.Of(a.Contains(":secret:", StringComparison.Ordinal) ? a + "-000000" : a, thing.Spot)).OfType<Thing>().Where(t => t.Key != thing.Key && t.Kind is not ("log-group" or "iam-role" or "iam-policy")).DistinctBy(t => t.Key).Take(MaxNamed))
        {
            var known = @case.Add(other.Kind == "secret" ? Thing.Named(ResourceRegistry.Find("secret")!, other.Name, other.Spot) with { Id = other.Name, Name = other.Name, Arn = "" } : other);
            if (!@case.Links.Any(l => l.From.Key == thing.Key && l.To.Key == known.Key))
                @case.Join(thing, known, NamedIn.TieOf(known.Kind));
        }
    }

    /// <summary>Of secrets and parameters that it may read by a pattern, the one that was changed just before.</summary>
    private void JoinChanged(Thing thing, List<string> arns, ImmutableArray<ReadChanges> changed)
    {
        var patterns = arns.Where(a => a.Contains('*', StringComparison.Ordinal) && (a.Contains(":secretsmanager:", StringComparison.Ordinal) || a.Contains(":ssm:", StringComparison.Ordinal))).Select(a => new Regex($"^{Regex.Escape(a).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)}$", RegexOptions.NonBacktracking)).ToList();
        if (patterns.Count == 0 || @case.Onset is not { } onset)
            return;
        var matched = changed.Where(r => r.Spot == thing.Spot).SelectMany(r => r.Changes.Where(c => c.Sort is not null && c.At <= onset.AddMinutes(2) && onset - c.At <= Shortly)).SelectMany(c => c.Resources.Select(r => r.Name).Concat(c.Names)).Distinct(StringComparer.Ordinal)
            .Where(n => patterns.Exists(p => p.IsMatch(n))).Select(n => ArnThing.Of(n, thing.Spot)).OfType<Thing>().Where(t => t.Kind is "secret" or "ssm-parameter").DistinctBy(t => t.Name).ToList();
        // Which of several it reads is not known.
        if (matched is [var one] && !@case.Links.Any(l => l.From.Key == thing.Key && l.To.Kind == one.Kind && l.To.Name == one.Name))
            @case.Join(thing, @case.Add(one.Kind == "secret" ? Thing.Named(ResourceRegistry.Find("secret")!, one.Name, one.Spot) with { Id = one.Name, Name = one.Name, Arn = "" } : one), Tie.SetUpWith);
    }

    private async Task SuggestedAsync(Thing thing, string kindName)
    {
        if (ResourceRegistry.Find(kindName) is not { } kind)
            return;
        foreach (var row in (await new Finder(@case.Calls).RowsAsync(kind, thing.Spot, Selection.All).ConfigureAwait(false)).Select(Thing.Of).Where(s => References.Suggests(thing, s)).OrderBy(s => s.Key, StringComparer.Ordinal).Take(2))
            @case.Join(thing, @case.Add(row), Tie.SetUpWith);
        @case.Settle();
    }

    /// <summary>What was not changed for long may have run out; what was changed just now breaks the logins to what it is for.</summary>
    private void Age(Thing thing, IEnumerable<Thing> held)
    {
        foreach (var secret in held.Where(s => s.Row is { Evidence.Length: > 0 }))
        {
            var text = (secret.Row!.Item["LastChangedDate"] ?? secret.Row.Item["LastModifiedDate"] ?? secret.Row.Item["CreatedDate"]).Text();
            var at = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : (DateTimeOffset?)null;
            if (at is { } changed && @case.Window.End - changed > Old)
                @case.Book.Add(new("state.secret-old", secret, string.Create(CultureInfo.InvariantCulture, $"{secret.Name}: was last changed on {changed:yyyy-MM-dd}, {(@case.Window.End - changed).TotalDays:0} days ago"), secret.Row.Evidence));
        }
        foreach (var fact in @case.Book.Facts.Where(f => f.Sign == "log.password" && f.Thing.Key == thing.Key && f.Said.Contains("expired", StringComparison.OrdinalIgnoreCase)).Take(1))
            @case.Book.Add(fact with { Sign = "log.expired" });
    }

    /// <summary>What stands for any ending: a secret's six letters, the objects of a bucket, the entries below.</summary>
    [GeneratedRegex(@"(-\*|-\?{6}|/\*|:\*)$")]
    private static partial Regex Ending();
}
