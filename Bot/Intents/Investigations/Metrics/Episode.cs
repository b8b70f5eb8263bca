using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>The stretch in which a series differs most from the rest of it.</summary>
/// <param name="From">Index of its first point.</param>
/// <param name="To">Index after its last point.</param>
/// <param name="Inside">Mean within.</param>
/// <param name="Outside">Mean of the points before and after it; NaN where there are none.</param>
/// <param name="Spread">Standard deviation of the points outside; of all, each from its own mean, where few are outside.</param>
internal readonly record struct Episode(int From, int To, double Inside, double Outside, double Spread)
{
    private const int Shortest = 3, Few = 10, Enough = 20;
    /// <summary>From a median deviation to a standard deviation, for normal noise.</summary>
    private const double Normal = 1.4826;

    /// <summary>Finds it: of all stretches the one whose mean lies farthest out, weighed by how many points it has (the likelihood ratio of two levels). Null for fewer than six points.</summary>
    /// <param name="values">The series.</param>
    /// <param name="bad">Which way.</param>
    public static Episode? Of(ImmutableArray<Point> values, Bad bad)
    {
        var n = values.Length;
        if (n < Shortest * 2)
            return null;
        var sums = new double[n + 1];
        for (var i = 0; i < n; i++)
            sums[i + 1] = sums[i] + values[i].Value;
        var sign = bad == Bad.High ? 1.0 : -1.0;
        // Its likelihood ratio, squared, for the total taken off by n: this runs over every stretch of every series.
        var weights = new double[n + 1];
        for (var inside = Shortest; inside <= n - Shortest; inside++)
            weights[inside] = 1.0 / ((double)inside * (n - inside));
        var best = (Score: -1.0, From: 0, To: Shortest);
        for (var from = 0; from <= n - Shortest; from++)
        {
            for (var to = from + Shortest; to <= n && to - from <= n - Shortest; to++)
            {
                var over = sign * ((sums[to] - sums[from]) * n - sums[n] * (to - from));
                var score = over <= 0 ? 0 : over * over * weights[to - from];
                if (score > best.Score)
                    best = (score, from, to);
            }
        }
        var level = (sums[best.To] - sums[best.From]) / (best.To - best.From);
        var rest = n - (best.To - best.From);
        var mean = rest == 0 ? double.NaN : (sums[n] - sums[best.To] + sums[best.From]) / rest;
        // Of a few points outside nothing is known of how they swing: those within say it too.
        var isFew = rest < Few;
        var (squares, counted) = (0.0, 0);
        for (var i = 0; i < n; i++)
        {
            var isInside = i >= best.From && i < best.To;
            if (isInside && !isFew)
                continue;
            var difference = values[i].Value - (isInside ? level : mean);
            squares += difference * difference;
            counted++;
        }
        return new(best.From, best.To, level, mean, rest == 0 ? 0 : Math.Sqrt(squares / counted));
    }

    /// <summary>Walks back along a ramp: to the first point from which on the series stays outside of what was usual before.</summary>
    public int Onset(ImmutableArray<Point> values, Bad bad)
    {
        var sign = bad == Bad.High ? 1.0 : -1.0;
        var edge = Edge(values, sign);
        var at = From;
        while (at > 0 && sign * (values[at - 1].Value - edge) > 0)
            at--;
        // The split may lie a point early.
        while (at < From + 2 && at < To - 1 && sign * (values[at].Value - edge) <= 0)
            at++;
        return at;
    }

    /// <summary>Where usual ends. A ramp's own foot lies among the points before: their median and its deviation do not mind it.</summary>
    private double Edge(ImmutableArray<Point> values, double sign)
    {
        if (From < Enough)
            return Outside + sign * Math.Max(2.5 * Spread, 0.08 * Math.Abs(Inside - Outside));
        var before = values.Take(From).Select(p => p.Value).Order().ToList();
        var usual = before[before.Count / 2];
        var deviation = before.Select(v => Math.Abs(v - usual)).Order().ElementAt(before.Count / 2) * Normal;
        return usual + sign * Math.Max(5 * deviation, 0.02 * Math.Abs(Inside - usual));
    }
}
