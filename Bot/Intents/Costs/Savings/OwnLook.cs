using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Costs.Savings;

/// <summary>What the bot finds itself where AWS's recommendations do not look or are not switched on: some list calls in the Regions asked about, else in the default one.</summary>
/// <param name="Notes">What could not be looked at.</param>
internal sealed record OwnLook(ImmutableArray<Opportunity> Found, ImmutableArray<string> Notes)
{
    /// <summary>List prices of us-east-1 in USD: a GiB-month of gp2, of gp3, of a snapshot, of logs; a month of a public IPv4 address.</summary>
    /// <remarks>Source: the EBS, VPC and CloudWatch pricing pages.</remarks>
    private const decimal Gp2 = 0.10m, Gp3 = 0.08m, Snapshot = 0.05m, Logs = 0.03m, Address = 3.65m;
    private const int OldSnapshotDays = 365, MaxRegions = 6;
    private const decimal GiB = 1024m * 1024 * 1024;

    public static OwnLook Nothing { get; } = new([], []);

    public static async Task<OwnLook> FindAsync(Turn turn, SavingsAsked asked, CancellationToken cancellation)
    {
        if (!asked.Kinds.IsEmpty && !asked.Kinds.Any(k => k is "EbsVolume" or "EbsSnapshot" or "ElasticIp" or "LogGroup" or "LoadBalancer" or "Ec2Instance") || asked.Actions is ["MigrateToGraviton"] or ["Rightsize", ..])
            return Nothing;
        var regions = (turn.Question.Regions.Names.IsDefaultOrEmpty ? [turn.Caller.DefaultRegion] : turn.Question.Regions.Names).Take(MaxRegions).ToList();
        var all = await Task.WhenAll(regions.Select(r => InAsync(turn, r, cancellation))).ConfigureAwait(false);
        var missed = all.SelectMany(a => a.Missed).Distinct().ToList();
        return new([.. all.SelectMany(a => a.Found)],
        [
            $"Own look at volumes, addresses, snapshots, log groups, old generations of instances and load balancers: {string.Join(", ", regions)} only.",
            .. missed.Count > 0 ? [$"Not looked at: {string.Join(", ", missed)}."] : ImmutableArray<string>.Empty,
        ]);
    }

    private static async Task<(ImmutableArray<Opportunity> Found, ImmutableArray<string> Missed)> InAsync(Turn turn, string region, CancellationToken cancellation)
    {
        var looks = new (string Service, string Operation, JsonObject Parameters, Func<JsonObject, Look, IEnumerable<Opportunity>> Read)[]
        {
            ("ec2", "DescribeVolumes", [], Volumes),
            ("ec2", "DescribeAddresses", [], Addresses),
            ("ec2", "DescribeSnapshots", new() { ["OwnerIds"] = new JsonArray("self") }, Snapshots),
            ("logs", "DescribeLogGroups", [], LogGroups),
            ("ec2", "DescribeInstances", [], OwnInstances.Of),
        };
        var look = new Look(region, turn.Caller.Account, turn.Now);
        var balancers = OwnBalancers.FindAsync(turn, look, cancellation);
        var outcomes = await Task.WhenAll(looks.Select(async l => (l, Outcome: await turn.Aws.CallAllAsync(l.Service, l.Operation, l.Parameters, region, maxPages: 20, cancellation: cancellation).ConfigureAwait(false)))).ConfigureAwait(false);
        var (idle, unseen) = await balancers.ConfigureAwait(false);
        var missed = outcomes.Where(o => o.Outcome is not CallOutcome.Ok).Select(o => $"{o.l.Service}:{o.l.Operation}").ToList();
        if (unseen is not null)
            missed.Add(unseen);
        return ([.. outcomes.SelectMany(o => o.Outcome is CallOutcome.Ok ok ? o.l.Read(ok.Body, look) : []).Concat(idle).Where(o => o.Saving > 0)], [.. missed]);
    }

    private static IEnumerable<Opportunity> Volumes(JsonObject body, Look look)
    {
        foreach (var volume in body["Volumes"].Objects())
        {
            var (type, size, id) = (volume["VolumeType"].Text(), (decimal)(volume["Size"].Number() ?? 0), volume["VolumeId"].Text());
            if (volume["State"].Text() == "available")
                yield return look.Of("Delete", "EbsVolume", id, $"{size:0} GiB {type}, attached to nothing", "", size * (type == "gp2" ? Gp2 : Gp3), 0, 100);
            else if (type == "gp2")
                yield return look.Of("Upgrade", "EbsVolume", id, $"{size:0} GiB gp2", "gp3", size * (Gp2 - Gp3), 0, 20);
        }
    }

    private static IEnumerable<Opportunity> Addresses(JsonObject body, Look look) =>
        body["Addresses"].Objects().Where(a => a["AssociationId"].Text().Length == 0)
            .Select(a => look.Of("Release", "ElasticIp", a["AllocationId"].Text(), $"{a["PublicIp"].Text()}, used by nothing", "", Address, 0, 100));

    private static IEnumerable<Opportunity> Snapshots(JsonObject body, Look look) =>
        body["Snapshots"].Objects()
            .Where(s => DateTimeOffset.TryParse(s["StartTime"].Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) && look.Now - at > TimeSpan.FromDays(OldSnapshotDays))
            .Select(s => look.Of("Delete", "EbsSnapshot", s["SnapshotId"].Text(), $"snapshot of {s["StartTime"].Text()[..10]}, up to {s["VolumeSize"].Text()} GiB", "", (decimal)(s["VolumeSize"].Number() ?? 0) * Snapshot, 1, 100));

    private static IEnumerable<Opportunity> LogGroups(JsonObject body, Look look) =>
        body["logGroups"].Objects().Where(g => g["retentionInDays"].Number() is null && (g["storedBytes"].Number() ?? 0) > (double)GiB)
            .Select(g => look.Of("Retain", "LogGroup", g["logGroupName"].Text(), $"{(decimal)g["storedBytes"].Number()!.Value / GiB:0} GiB of logs kept for ever", "30 days", (decimal)g["storedBytes"].Number()!.Value / GiB * Logs, 0, null));

    /// <summary>Where and when it is looked.</summary>
    internal sealed record Look(string Region, string Account, DateTimeOffset Now)
    {
        public Opportunity Of(string action, string kind, string id, string from, string to, decimal saving, int effort, double? percent) =>
            new(action, kind, id, Region, Account, from, to, decimal.Round(saving, 2), "USD", effort) { IsEstimate = true, Percent = percent };
    }
}
