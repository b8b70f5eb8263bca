using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Costs;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>AWS Budgets: what is spent of a budget is read from the ledger.</summary>
internal sealed class BudgetsService : DemoService
{
    private const string Budget = "AWS::Budgets::Budget";

    public BudgetsService() : base("budgets")
    {
        On("DescribeBudgets", call => new JsonObject { ["Budgets"] = Mine(call).Select(b => Shown(call, b)).ToJsonArray() }, Arn);
        On("DescribeBudget", call => new JsonObject { ["Budget"] = Shown(call, Need(call)) }, Arn);
        On("DescribeNotificationsForBudget", call => Need(call).Facet("DescribeNotificationsForBudget", () => new JsonObject { ["Notifications"] = new JsonArray() }), Arn);
        On("DescribeSubscribersForNotification", call => Need(call).Facet("DescribeSubscribersForNotification", () => new JsonObject { ["Subscribers"] = new JsonArray() }), Arn);
        On("DescribeBudgetPerformanceHistory", History, Arn);
        On("DescribeBudgetActionsForAccount", _ => new JsonObject { ["Actions"] = new JsonArray() });
        On("DescribeBudgetActionsForBudget", _ => new JsonObject { ["Actions"] = new JsonArray() });
        On("ListTagsForResource", call => new JsonObject { ["ResourceTags"] = (call.World.FindByArn(call.Must("ResourceARN")) ?? throw Missing(call.Must("ResourceARN"))).TagList() });
    }

    private static IEnumerable<Resource> Mine(DemoCall call)
    {
        if (call.Must("AccountId") != call.Account) throw new DemoException("AccessDeniedException", $"Account {call.Account} is not authorized to access budgets of account {call.Must("AccountId")}.");
        return call.World.List(call.Account, "global", Budget);
    }

    private static Resource Need(DemoCall call) => call.Concerns = Mine(call).FirstOrDefault(b => b.Id == call.Must("BudgetName")) ?? throw Missing(call.Must("BudgetName"));

    private static DemoException Missing(string name) => new("NotFoundException", $"Unable to get budget: {name} - the budget doesn't exist.");

    private static string Arn(DemoCall call) => $"arn:aws:budgets::{call.Text("AccountId")}:budget/{call.Text("BudgetName") ?? "*"}";

    private static JsonObject Shown(DemoCall call, Resource budget)
    {
        var shown = budget.Shown();
        if (shown.Text("BudgetType") is not (null or "COST")) return shown;
        var today = DateOnly.FromDateTime(call.Now.UtcDateTime);
        var (from, to) = Span(shown.Text("TimeUnit"), today);
        var actual = Spent(call, shown, from, to);
        var days = Math.Max(1, today.DayNumber - from.DayNumber);
        shown["CalculatedSpend"] = new JsonObject
        {
            ["ActualSpend"] = Money(actual),
            ["ForecastedSpend"] = Money(actual * (to.DayNumber - from.DayNumber) / days),
        };
        shown["TimePeriod"] ??= new JsonObject { ["Start"] = "2024-01-01T00:00:00Z", ["End"] = "2087-06-15T00:00:00Z" };
        return shown;
    }

    private static JsonObject History(DemoCall call)
    {
        var budget = Need(call);
        var today = DateOnly.FromDateTime(call.Now.UtcDateTime);
        var first = new DateOnly(today.Year, today.Month, 1);
        var rows = Enumerable.Range(0, 12).Select(i => first.AddMonths(-i)).Reverse().Select(m => new JsonObject
        {
            ["BudgetedAmount"] = budget.Document["BudgetLimit"]?.DeepClone(),
            ["ActualAmount"] = Money(Spent(call, budget.Document, m, m.AddMonths(1))),
            ["TimePeriod"] = new JsonObject { ["Start"] = $"{m:yyyy-MM-dd}T00:00:00Z", ["End"] = $"{m.AddMonths(1):yyyy-MM-dd}T00:00:00Z" },
        });
        return new JsonObject { ["BudgetPerformanceHistory"] = new JsonObject { ["BudgetName"] = budget.Id, ["BudgetType"] = "COST", ["TimeUnit"] = "MONTHLY", ["BudgetedAndActualAmountsList"] = rows.ToJsonArray() } };
    }

    private static (DateOnly From, DateOnly To) Span(string? unit, DateOnly today) => unit switch
    {
        "DAILY" => (today.AddDays(-1), today),
        "QUARTERLY" => (new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1), new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1).AddMonths(3)),
        "ANNUALLY" => (new DateOnly(today.Year, 1, 1), new DateOnly(today.Year + 1, 1, 1)),
        _ => (new DateOnly(today.Year, today.Month, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1)),
    };

    /// <summary>Spend by the budget's filters and cost types, as the API names them.</summary>
    private static decimal Spent(DemoCall call, JsonObject budget, DateOnly from, DateOnly to)
    {
        var types = budget["CostTypes"] as JsonObject ?? [];
        bool Included(string member, bool otherwise = true) => types[member] is JsonValue v ? v.GetValue<bool>() : otherwise;
        var filters = budget["CostFilters"] as JsonObject ?? [];
        bool Passes(CostLine line) => filters.All(f => f.Value is not JsonArray values || values.Select(v => (string?)v).Any(v => f.Key switch
        {
            "Service" => line.Service == v,
            "LinkedAccount" => line.Account == v,
            "Region" => line.Region == v,
            "UsageType" => line.UsageType == v,
            "TagKeyValue" => v is not null && v.Split('$') is [var k, var t] && line.Tags.GetValueOrDefault(k.Replace("user:", "")) == t,
            _ => true,
        }));
        var amortized = types.Flag("UseAmortized");
        return decimal.Round(call.World.Part<Ledger>().Records(call.World).Where(r => r.Day >= from && r.Day < to && CostAccess.Sees(call, r.Line.Account)).Where(r => r.Line.RecordType switch
        {
            "Credit" => Included("IncludeCredit"),
            "Refund" => Included("IncludeRefund"),
            "Tax" => Included("IncludeTax"),
            "Support" => Included("IncludeSupport"),
            _ => true,
        }).Where(r => Passes(r.Line)).Sum(r => amortized ? r.Amortized : r.Unblended), 3);
    }

    private static JsonObject Money(decimal amount) => new() { ["Amount"] = decimal.Round(amount, 3).ToString(CultureInfo.InvariantCulture), ["Unit"] = "USD" };
}
