using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Intents.Costs.Spend;
using Bot.Understanding;

namespace Bot.Benchmarks;

/// <summary>Fourteen months of daily costs by service and account, 100,000 rows: from Cost Explorer's pages to the answer with its chart.</summary>
internal static class CostsBenchmark
{
    private const int Days = 425, Services = 47, Accounts = 5, PageRows = 5_000, Rounds = 15;

    public static Task RunAsync(string[] args)
    {
        var now = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var period = new CostPeriod(today.AddDays(-Days), today);
        var pages = Pages(period);
        var question = new Question { Text = "daily cost by service and account", Family = Family.Costs, Shape = Shape.Trend, Topic = "spend", GroupBy = ["service", "account", "day"] };
        var turn = new Turn(Messages.Of(question.Text, 0), Conversation.Empty, question, null!, null!, now);
        var plan = new CostPlan(new(period, CostGranularity.Daily, CostMetric.Unblended, [CostGroup.Service, CostGroup.Account], []), null, "day", null);
        var times = new List<double>();
        var allocated = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            var read = new CostPages("UnblendedCost");
            foreach (var page in pages)
                read.Add(page);
            var ledger = read.Ledger(false);
            var answer = CourseAnswer.Of(turn, plan, "day", ledger, null);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            allocated.Add((GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576.0);
            if (ledger.Rows.Count != Days * Services * Accounts || answer.Charts.IsEmpty)
                throw new InvalidOperationException("The answer is not of all rows.");
        }
        Figures.Print($"{Days * Services * Accounts:N0} rows totalled and charted", [.. times], "ms", "150 ms");
        Figures.Print("memory for it", [.. allocated], "MB", "100 MB");
        return Task.CompletedTask;
    }

    private static List<JsonObject> Pages(CostPeriod period)
    {
        var random = new Random(7);
        var pages = new List<JsonObject>();
        var results = new JsonArray();
        var rows = 0;
        for (var day = period.Start; day < period.End; day = day.AddDays(1))
        {
            var groups = new JsonArray();
            for (var s = 0; s < Services; s++)
            {
                for (var a = 0; a < Accounts; a++)
                    groups.Add(new JsonObject { ["Keys"] = new JsonArray($"Service {s}", $"{100000000000 + a}"), ["Metrics"] = new JsonObject { ["UnblendedCost"] = new JsonObject { ["Amount"] = (random.Next(1, 100_000) / 1000m).ToString(CultureInfo.InvariantCulture), ["Unit"] = "USD" } } });
            }
            rows += groups.Count;
            results.Add(new JsonObject { ["TimePeriod"] = CostQuery.Bounds(new(day, day.AddDays(1))), ["Groups"] = groups, ["Estimated"] = false });
            if (rows >= PageRows)
            {
                pages.Add(new() { ["ResultsByTime"] = results });
                (results, rows) = (new JsonArray(), 0);
            }
        }
        pages.Add(new() { ["ResultsByTime"] = results });
        return pages;
    }
}
