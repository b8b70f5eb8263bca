using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Costs;

/// <summary>Days that calendars stumble over: a leap day, the last second of a day and the first of a month, all by UTC.</summary>
public sealed class CostTruthTimesTests
{
    [Theory]
    [InlineData("2028-03-10T12:00:00Z", "on 2028-02-29", "2028-02-29", "2028-03-01")]
    [InlineData("2028-03-10T12:00:00Z", "in february", "2028-02-01", "2028-03-01")]
    [InlineData("2028-03-10T12:00:00Z", "last month", "2028-02-01", "2028-03-01")]
    [InlineData("2028-03-10T12:00:00Z", "from 28 to 29 february", "2028-02-28", "2028-03-01")]
    [InlineData("2028-03-01T00:30:00Z", "yesterday", "2028-02-29", "2028-03-01")]
    [InlineData("2028-03-01T23:59:59Z", "yesterday", "2028-02-29", "2028-03-01")]
    [InlineData("2028-02-29T23:59:59Z", "yesterday", "2028-02-28", "2028-02-29")]
    [InlineData("2028-02-29T12:00:00Z", "last week", "2028-02-21", "2028-02-28")]
    [InlineData("2028-02-29T12:00:00Z", "this month", "2028-02-01", "2028-03-01")]
    [InlineData("2027-01-01T00:00:00Z", "last month", "2026-12-01", "2027-01-01")]
    [InlineData("2027-01-01T00:00:01Z", "yesterday", "2026-12-31", "2027-01-01")]
    [InlineData("2027-01-04T00:15:00+02:00", "yesterday", "2027-01-02", "2027-01-03")]
    [InlineData("2026-12-31T23:30:00-05:00", "yesterday", "2026-12-31", "2027-01-01")]
    public async Task Answer_EqualsTheLedgerToTheCent_OnOddDays(string now, string words, string from, string to)
    {
        var bot = new AtTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));
        await bot.InitializeAsync();
        await using (bot)
        {
            string?[] faults =
            [
                await CostTruthTests.AskAsync(bot, $"cost {words}", from, to, false, _ => true, null),
                await CostTruthTests.AskAsync(bot, $"amortized cost by service {words}", from, to, true, _ => true, r => r.Line.Service),
                await CostTruthTests.AskAsync(bot, $"cost per day {words}", from, to, false, _ => true, r => r.Day.ToString("yyyy-MM-dd")),
            ];
            Assert.All(faults, Assert.Null);
        }
    }

    private sealed class AtTime(DateTimeOffset now) : DemoBot
    {
        internal override TimeProvider Clock { get; } = new FixedTime(now);
    }
}
