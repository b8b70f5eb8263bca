namespace Bot.Notifications.Sources;

/// <summary>AWS Budgets, which sends text: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html.</summary>
internal sealed class BudgetReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Subject?.StartsWith("AWS Budgets", StringComparison.OrdinalIgnoreCase) != true && !envelope.Text.StartsWith("AWS Budget Notification", StringComparison.Ordinal))
            return [];
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in envelope.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and < 60 and var at)
                values.TryAdd(line[..at], line[(at + 2)..]);
        }
        var name = values.GetValueOrDefault("Budget Name") ?? envelope.Subject?.Split(':', 2, StringSplitOptions.TrimEntries).LastOrDefault() ?? "budget";
        var isForecast = envelope.Text.Contains("FORECASTED", StringComparison.OrdinalIgnoreCase) || envelope.Subject?.Contains("forecast", StringComparison.OrdinalIgnoreCase) == true;
        var notice = envelope.Notice("budgets", "budget", $"budget:{name}", isForecast ? $"Budget {name} is forecast to be exceeded" : $"Budget {name} has passed its alert") with
        {
            Severity = isForecast ? Severity.Medium : Severity.High,
            Text = Short.Text(values.Count == 0 ? envelope.Text : ""),
            Fields = [.. values.Where(v => v.Key.Length < 40 && !v.Value.StartsWith("http", StringComparison.Ordinal)).Take(8).Select(v => new NoticeField(v.Key, Short.Value(v.Value)))],
            Links = [new("Budgets", "https://console.aws.amazon.com/billing/home#/budgets")],
            Investigation = "why did costs rise this month?",
        };
        var account = new string([.. envelope.Text.SkipWhile(c => !char.IsDigit(c)).TakeWhile(char.IsDigit)]);
        return [account.Length == 12 ? notice with { Account = account } : notice];
    }
}
