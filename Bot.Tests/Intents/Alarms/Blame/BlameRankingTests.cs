using Bot.Intents.Alarms.Blame;

namespace Bot.Tests.Intents.Alarms.Blame;

public sealed class BlameRankingTests
{
    private static readonly DateTimeOffset s_began = new(2026, 11, 20, 10, 10, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_period = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Ranking_PutsTheNodeAtFaultFirst_WhenTheFaultSpreadsToItsCallers(bool isShare)
    {
        var random = new Random(7);
        var (hits, near, graphs) = (0, 0, 300);
        for (var i = 0; i < graphs; i++)
        {
            var (incident, culprit) = Made(random, isShare);
            var ranked = BlameRanking.Of(incident);
            hits += ranked[0].Node == culprit ? 1 : 0;
            near += ranked.Take(3).Any(s => s.Node == culprit) ? 1 : 0;
        }
        Assert.True(hits >= 0.95 * graphs, $"first in {hits} of {graphs}");
        Assert.True(near >= 0.98 * graphs, $"among three in {near} of {graphs}");
    }

    [Fact]
    public void Ranking_FindsNothingOfWeight_WhenNothingChanged()
    {
        var random = new Random(3);
        for (var i = 0; i < 50; i++)
        {
            var (incident, _) = Made(random, isShare: false, fault: 0);
            Assert.All(BlameRanking.Of(incident), s => Assert.InRange(s.Score, double.NegativeInfinity, 0.1 * incident.Samples[s.Node][^1].Requests * (incident.Samples[s.Node][^1].Badness ?? 0)));
        }
    }

    [Fact]
    public void Ranking_Ends_WhenNodesCallEachOtherInACircle()
    {
        var samples = new[] { "a", "b", "c" }.ToDictionary(n => n, IReadOnlyList<Sample> (n) => [new(s_began - s_period, 10, 1), new(s_began, 10, n == "c" ? 3 : 1.5)]);
        var ranked = BlameRanking.Of(new("a", s_began, s_period, [new("a", "b"), new("b", "c"), new("c", "a"), new("c", "c")], samples, false));
        Assert.Equal("c", ranked[0].Node);
    }

    [Fact]
    public void Ranking_LeavesOutWhoCallsTheTarget_WhenTheySufferWithIt()
    {
        var samples = new[] { "client", "site", "db" }.ToDictionary(n => n, IReadOnlyList<Sample> (n) => [new(s_began - s_period, 10, 1), new(s_began, 10, 4)]);
        var ranked = BlameRanking.Of(new("site", s_began, s_period, [new("client", "site"), new("site", "db")], samples, false));
        Assert.DoesNotContain(ranked, s => s.Node == "client");
        Assert.Equal("db", ranked[0].Node);
    }

    /// <summary>A tree of services with requests and times that add up, one of which becomes slow or fails.</summary>
    private static (Incident Incident, string Culprit) Made(Random random, bool isShare, double fault = 1)
    {
        const int Nodes = 14;
        var parents = Enumerable.Range(0, Nodes).Select(i => i == 0 ? -1 : random.Next(Math.Max(0, i - 4), i)).ToArray();
        var perCall = Enumerable.Range(0, Nodes).Select(_ => 0.3 + random.NextDouble() * 1.5).ToArray();
        var own = Enumerable.Range(0, Nodes).Select(_ => isShare ? random.NextDouble() * 0.002 : 0.005 + random.NextDouble() * 0.05).ToArray();
        var culprit = random.Next(1, Nodes);
        var samples = Enumerable.Range(0, Nodes).ToDictionary(i => $"n{i}", _ => new List<Sample>());
        for (var row = -2; row < 3; row++)
        {
            var requests = new double[Nodes];
            var times = new double[Nodes];
            requests[0] = 500 + random.Next(300);
            for (var i = 1; i < Nodes; i++)
                requests[i] = requests[parents[i]] * perCall[i];
            for (var i = Nodes - 1; i >= 0; i--)
            {
                var added = i == culprit && row >= 0 ? fault * (isShare ? 0.1 : 0.08) : 0;
                times[i] += own[i] * (0.97 + random.NextDouble() * 0.06) + added;
                if (i > 0)
                    times[parents[i]] += times[i] * perCall[i];
            }
            for (var i = 0; i < Nodes; i++)
                samples[$"n{i}"].Add(new(s_began + (row * s_period), Math.Round(requests[i]), isShare ? Math.Min(1, times[i]) : times[i], isShare ? null : times[i] * 0.3));
        }
        var edges = Enumerable.Range(1, Nodes - 1).Select(i => new CallEdge($"n{parents[i]}", $"n{i}")).ToList();
        return (new("n0", s_began, s_period, edges, samples.ToDictionary(s => s.Key, IReadOnlyList<Sample> (s) => s.Value), isShare), $"n{culprit}");
    }
}
