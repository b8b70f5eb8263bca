using Bot.Conversations;
using Bot.Tests.Testing;
using Bot.Understanding;
using Bot.Understanding.Times;

namespace Bot.Tests.Understanding;

public sealed class FiscalDatesTests
{
    [Theory]
    [InlineData(1, "spend in fiscal Q3", "2026-07-01", "2026-10-01")]
    [InlineData(4, "spend in fiscal Q3", "2026-10-01", "2026-11-20")]
    [InlineData(4, "spend in fiscal Q4", "2026-01-01", "2026-04-01")]
    [InlineData(4, "spend in fiscal Q2", "2026-07-01", "2026-10-01")]
    [InlineData(10, "costs in FY26 Q1", "2025-10-01", "2026-01-01")]
    [InlineData(10, "costs in Q4 FY2026", "2026-07-01", "2026-10-01")]
    [InlineData(7, "total spend FY2026", "2025-07-01", "2026-07-01")]
    [InlineData(7, "spend this fiscal year", "2026-07-01", "2026-11-20")]
    [InlineData(7, "spend last fiscal year", "2025-07-01", "2026-07-01")]
    [InlineData(4, "spend last fiscal quarter", "2026-07-01", "2026-10-01")]
    [InlineData(4, "spend this fiscal quarter", "2026-10-01", "2026-11-20")]
    [InlineData(4, "spend in the second quarter of fiscal 2027", "2026-07-01", "2026-10-01")]
    [InlineData(4, "spend FYTD", "2026-04-01", "2026-11-20")]
    [InlineData(4, "spend in financial year 2026", "2025-04-01", "2026-04-01")]
    [InlineData(4, "spend in Q3", "2026-07-01", "2026-10-01")]
    [InlineData(10, "spend fiscal year to date", "2026-10-01", "2026-11-20")]
    public void Read_FindsTheFiscalPeriod(int startsIn, string text, string from, string to)
    {
        var time = new Reader(fiscal: new(startsIn)).Read(Some.Message(text), Conversation.Empty, Some.Time).Time;
        Assert.NotNull(time);
        Assert.Equal((from, to), (time.Start.UtcDateTime.ToString("yyyy-MM-dd"), time.End.UtcDateTime.ToString("yyyy-MM-dd")));
    }
}
