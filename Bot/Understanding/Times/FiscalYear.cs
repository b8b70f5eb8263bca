namespace Bot.Understanding.Times;

/// <summary>When an organisation's fiscal year begins. It is called after the calendar year in which it ends.</summary>
/// <param name="StartsIn">The month, 1 to 12.</param>
internal sealed record FiscalYear(int StartsIn)
{
    public static FiscalYear Calendar { get; } = new(1);

    /// <summary>The first day of a fiscal year.</summary>
    public DateTimeOffset Start(int year) => new(StartsIn == 1 ? year : year - 1, StartsIn, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The fiscal year that an instant lies in.</summary>
    public int Of(DateTimeOffset time) => StartsIn > 1 && time.UtcDateTime.Month >= StartsIn ? time.UtcDateTime.Year + 1 : time.UtcDateTime.Year;

    /// <summary>The first day of the fiscal quarter that an instant lies in.</summary>
    public DateTimeOffset QuarterOf(DateTimeOffset time)
    {
        var start = Start(Of(time));
        while (start.AddMonths(3) <= time)
            start = start.AddMonths(3);
        return start;
    }
}
