using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.DemoAccount.Services.Insight.Costs;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

/// <summary>Questions of spend made from parts, each answered by the bot and, apart from Cost Explorer and everything of the bot, from the ledger's own records.</summary>
public sealed class CostTruthTests(DemoBot bot) : IClassFixture<DemoBot>
{
    private const int Questions = 300;

    private static readonly (string Words, string From, string To)[] Periods =
    [
        ("in October", "2026-10-01", "2026-11-01"), ("last month", "2026-10-01", "2026-11-01"), ("last week", "2026-11-09", "2026-11-16"), ("yesterday", "2026-11-19", "2026-11-20"),
        ("in Q3", "2026-07-01", "2026-10-01"), ("this month", "2026-11-01", "2026-11-21"), ("in february", "2026-02-01", "2026-03-01"), ("on 2026-10-03", "2026-10-03", "2026-10-04"),
        ("from 1 to 15 november", "2026-11-01", "2026-11-16"), ("last weekend", "2026-11-14", "2026-11-16"), ("year to date", "2026-01-01", "2026-11-21"), ("in December 2025", "2025-12-01", "2026-01-01"),
        ("from 2026-10-28 to 2026-11-03", "2026-10-28", "2026-11-04"), ("since october", "2026-10-01", "2026-11-21"), ("on october 1", "2026-10-01", "2026-10-02"), ("in november", "2026-11-01", "2026-11-21"), ("in fiscal Q3", "2026-07-01", "2026-10-01"),
    ];

    private static readonly (string Words, Func<CostRecord, bool> Holds)[] Filters =
    [
        ("", _ => true),
        ("S3 ", r => r.Line.Service == "Amazon Simple Storage Service"),
        ("lambda ", r => r.Line.Service == "AWS Lambda"),
        ("EC2 ", r => r.Line.Service == "Amazon Elastic Compute Cloud - Compute"),
        ("sagemaker ", r => r.Line.Service == "Amazon SageMaker"),
        ("redshift ", r => r.Line.Service == "Amazon Redshift"),
        ("bedrock ", r => r.Line.Service == "Amazon Bedrock"),
        ("cloudfront ", r => r.Line.Service == "Amazon CloudFront"),
        ("tax ", r => r.Line.RecordType == "Tax"),
    ];

    private static readonly (string Words, Func<CostRecord, bool> Holds)[] Limits =
    [
        ("", _ => true),
        (" in us-west-2", r => r.Line.Region == "us-west-2"),
        (" in ireland", r => r.Line.Region == "eu-west-1"),
        (" without tax", r => r.Line.RecordType != "Tax"),
        (" without credits", r => r.Line.RecordType != "Credit"),
        (" excluding tax and support", r => r.Line.RecordType is not ("Tax" or "Support") && !r.Line.Service.StartsWith("AWS Support", StringComparison.Ordinal)),
        (" of account 444455556666", r => r.Line.Account == "444455556666"),
        (" tagged Team=web", r => r.Line.Tags.GetValueOrDefault("Team") == "web"),
        (" outside us-east-1", r => r.Line.Region != "us-east-1"),
        (" excluding lambda", r => r.Line.Service != "AWS Lambda"),
        (" without credits and refunds", r => r.Line.RecordType is not ("Credit" or "Refund")),
        (" without refunds", r => r.Line.RecordType != "Refund"),
    ];

    private static readonly (string Words, Func<CostRecord, string>? Key)[] Groups =
    [
        ("", null), (" by service", r => r.Line.Service), (" per region", r => r.Line.Region), (" by usage type", r => r.Line.UsageType), (" per account", r => r.Line.Account),
        (" by instance type", r => r.Line.InstanceType), (" by tag CostCenter", r => r.Line.Tags.GetValueOrDefault("CostCenter", "")), (" per day", r => r.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (" per month", r => r.Day.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        (" per week", r => $"week of {r.Day.AddDays(-(((int)r.Day.DayOfWeek + 6) % 7)):yyyy-MM-dd}"),
        (" by charge type", r => r.Line.RecordType),
        (" by operation", r => r.Line.Dimension("OPERATION")!),
        (" by purchase option", r => r.Line.PurchaseType),
        (" by service and region", r => $"{r.Line.Service}\u001f{r.Line.Region}"),
    ];

    [Fact]
    public async Task Answer_EqualsTheLedgerToTheCent_WhenQuestionsAreMadeOfParts()
    {
        var random = new Random(20261120);
        var faults = new List<string>();
        for (var i = 0; i < Questions; i++)
        {
            var period = Periods[random.Next(Periods.Length)];
            var filter = Filters[random.Next(Filters.Length)];
            var limit = Limits[random.Next(Limits.Length)];
            if (filter.Words == "tax " && limit.Words.Contains("tax", StringComparison.Ordinal))
                limit = Limits[0];
            var group = Groups[random.Next(Groups.Length)];
            var metric = random.Next(8) switch { 0 or 1 => "amortized ", 2 => "unblended ", _ => "" };
            if (await AskAsync(bot, $"{metric}{filter.Words}cost{limit.Words}{group.Words} {period.Words}", period.From, period.To, metric == "amortized ", r => filter.Holds(r) && limit.Holds(r), group.Key) is { } fault)
                faults.Add(fault);
        }
        Assert.True(faults.Count == 0, $"{faults.Count} of {Questions} differ:\n{string.Join('\n', faults.Take(20))}");
    }

    /// <summary>What of a question's answer is not the ledger's; null where all of it is.</summary>
    internal static async Task<string?> AskAsync(DemoBot bot, string text, string from, string to, bool amortized, Func<CostRecord, bool> holds, Func<CostRecord, string>? key)
    {
        var (first, end) = (DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture));
        var expected = bot.World.Part<Ledger>().Records(bot.World).Where(r => r.Day >= first && r.Day < end && holds(r))
            .Select(r => (Key: key?.Invoke(r) ?? "", Amount: amortized ? r.Amortized : r.Unblended)).ToList();
        var result = await bot.AskAsync(text);
        return Fault(expected, key is not null, result) is { } fault ? $"{text}: {fault} | {result.Answer.Text}" : null;
    }

    private static string? Fault(List<(string Key, decimal Amount)> expected, bool grouped, TurnResult result)
    {
        var answer = result.Answer;
        if (answer.Failed || answer.Refused is not null || answer.Asked is not null)
            return "no answer";
        if (answer.Notes.FirstOrDefault(n => n.Contains("does not reconcile", StringComparison.Ordinal)) is { } note)
            return note;
        var total = expected.Sum(e => e.Amount);
        if (!answer.Text.Contains(Bot.Intents.Costs.Money.Text(total, "USD"), StringComparison.Ordinal) && !(total == 0 && (answer.Text.Contains("othing", StringComparison.Ordinal) || answer.Text.Contains("no figures", StringComparison.Ordinal))))
            return $"the total is {total}";
        if (!grouped || answer.Tables.IsEmpty)
            return grouped && total != 0 ? "no rows" : null;
        return Rows(expected, answer.Tables[0]);
    }

    /// <summary>Every row of the table is the ledger's, and with "others" they are all of it.</summary>
    private static string? Rows(List<(string Key, decimal Amount)> expected, Table table)
    {
        var sums = expected.GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Sum(e => e.Amount));
        var seen = 0m;
        foreach (var row in table.Rows)
        {
            // Two groups have two columns before the amount.
            var isPair = table.Columns.Length > 2 && table.Columns[2].Kind == ColumnKind.Money;
            var (name, amount) = (isPair && row[1].Text.Length > 0 ? $"{row[0].Text}\u001f{row[1].Text}" : row[0].Text, (decimal)row[isPair ? 2 : 1].Sort!.Value);
            if (name == "Total")
                return Cents(amount) == Cents(expected.Sum(e => e.Amount)) && Cents(seen) == Cents(amount) ? null : $"total row {amount}, rows {seen}";
            seen += amount;
            if (name.EndsWith("others", StringComparison.Ordinal))
                continue;
            var key = sums.Keys.FirstOrDefault(k => k == name || k.Length > 0 && name.EndsWith($"({k})", StringComparison.Ordinal) || k.Length == 0 && name.StartsWith('('));
            if (Cents(amount) != Cents(key is null ? 0 : sums[key]))
                return $"row {name} is {amount}, not {(key is null ? "there" : sums[key])}";
        }
        return "no total row";
    }

    private static decimal Cents(decimal amount) => decimal.Round(amount, 2);
}
