using System.Globalization;
using Bot.Intents.Costs.Watching;

namespace Bot.Tests.Intents.Costs.Watching;

public sealed class CadenceTests
{
    [Theory]
    [InlineData("week", "mon", "09:00", "UTC", "2026-11-20T12:00:00Z", "2026-11-23T09:00:00Z")]
    [InlineData("week", "fri", "12:00", "UTC", "2026-11-20T12:00:00Z", "2026-11-27T12:00:00Z")]
    [InlineData("day", "", "09:00", "UTC", "2026-11-20T08:59:59Z", "2026-11-20T09:00:00Z")]
    [InlineData("weekday", "", "09:00", "UTC", "2026-11-20T12:00:00Z", "2026-11-23T09:00:00Z")]
    [InlineData("month", "31", "09:00", "UTC", "2027-01-31T12:00:00Z", "2027-02-28T09:00:00Z")]
    [InlineData("month", "29", "09:00", "UTC", "2028-02-01T00:00:00Z", "2028-02-29T09:00:00Z")]
    [InlineData("month", "last", "09:00", "UTC", "2028-02-01T00:00:00Z", "2028-02-29T09:00:00Z")]
    [InlineData("hours", "6", "00:00", "UTC", "2026-11-20T12:00:00Z", "2026-11-20T18:00:00Z")]
    [InlineData("day", "", "09:00", "Europe/Berlin", "2026-10-24T12:00:00Z", "2026-10-25T08:00:00Z")]
    [InlineData("day", "", "09:00", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T07:00:00Z")]
    [InlineData("day", "", "02:30", "Europe/Berlin", "2026-03-28T12:00:00Z", "2026-03-29T01:30:00Z")]
    [InlineData("week", "mon", "06:00", "Asia/Kolkata", "2026-11-20T12:00:00Z", "2026-11-23T00:30:00Z")]
    public void After_IsTheNextTime(string every, string on, string at, string zone, string now, string expected) =>
        Assert.Equal(Time(expected), new Cadence(every, on, at, zone).After(Time(now)));

    [Fact]
    public void LastUpTo_PassesOverWhatWasMissed_WhenLongTimeWent()
    {
        var weekly = new Cadence("week", "mon", "09:00", "UTC");
        Assert.Equal(Time("2026-12-14T09:00:00Z"), weekly.LastUpTo(Time("2026-12-17T00:00:00Z"), Time("2026-11-23T09:00:00Z")));
        Assert.Equal(Time("2026-11-23T09:00:00Z"), weekly.LastUpTo(Time("2026-11-23T09:00:00Z"), Time("2026-11-23T09:00:00Z")));
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
