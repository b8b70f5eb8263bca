using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>Reads the period of a Cost Explorer call: start inclusive, end exclusive.</summary>
internal static class CostPeriod
{
    public static (DateOnly From, DateOnly To) Of(DemoCall call, string member = "TimePeriod")
    {
        if (call.Input[member] is not JsonObject period) throw CostExpression.Invalid($"{member} is required");
        var (from, to) = (Day(period.Text("Start")), Day(period.Text("End")));
        return from < to ? (from, to) : throw CostExpression.Invalid("Start date (and hour) should be before end date (and hour)");
    }

    private static DateOnly Day(string? text) =>
        text is { Length: >= 10 } && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw CostExpression.Invalid($"Start time {text} is invalid. Valid format is: yyyy-MM-dd or yyyy-MM-ddThh:mm:ssZ");
}

/// <summary>Whose costs a caller sees.</summary>
internal static class CostAccess
{
    /// <summary>The management account of an organisation sees every account's costs; without an organisation, or as a member, an account sees its own.</summary>
    public static bool Sees(DemoCall call, string account) =>
        account == call.Account || call.World.List(call.Account, "global", "AWS::Organizations::Organization").Any(o => o.Document.Text("MasterAccountId") == call.Account);
}
