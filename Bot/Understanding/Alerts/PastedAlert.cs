using System.Text.RegularExpressions;

namespace Bot.Understanding.Alerts;

/// <summary>
/// The alarm of an alert that was pasted: CloudWatch's mail, what it publishes to SNS, what chat bots and pagers make of it. Only forms that say which word
/// is the alarm's name; an alert without such a form is read by its words.
/// </summary>
internal static partial class PastedAlert
{
    /// <summary>The alarm's name; null where the text has none of the forms.</summary>
    public static string? AlarmOf(string text)
    {
        if (!text.Contains("alarm", StringComparison.OrdinalIgnoreCase))
            return null;
        var match = Field().Match(text);
        if (!match.Success)
            match = Details().Match(text);
        if (!match.Success)
            match = Quoted().Match(text);
        if (!match.Success)
            match = ConsoleUrl().Match(text);
        return match.Success ? Uri.UnescapeDataString(match.Groups["name"].Value.Trim()) : null;
    }

    /// <summary>JSON as SNS sends it, and labels as Alertmanager writes them, as lines of words: the reader knows neither.</summary>
    public static string Flattened(string text) =>
        text.Contains("alertname", StringComparison.OrdinalIgnoreCase) && Labelled(text) is { } labelled ? labelled
        : text.Contains("AlarmName\"", StringComparison.Ordinal) || text.Contains("AlarmName\\\"", StringComparison.Ordinal) ? Punctuation().Replace(Between().Replace(text.Replace("\\\"", "\"", StringComparison.Ordinal), ": "), " ; ") : text;

    /// <summary>What the labels name, with the kind that the label says; the alert's own name where they name nothing.</summary>
    private static string? Labelled(string text)
    {
        var things = new List<string>();
        var alert = "";
        foreach (Match label in Label().Matches(text))
        {
            var value = label.Groups["value"].Value;
            if (label.Groups["key"].Value.ToLowerInvariant() is var key && key == "alertname")
                alert = value;
            else if (KindOf(key) is { } kind)
                things.Add($"{kind} `{value}`");
        }
        return alert.Length == 0 ? null : $"FIRING: {(things.Count > 0 ? string.Join(" , ", things.Distinct()) : $"`{alert}`")}{(RegionLabel().Match(text) is { Success: true } region ? $" in {region.Groups["value"].Value}" : "")}";
    }

    private static string? KindOf(string label) => label.Replace("_", "", StringComparison.Ordinal) switch
    {
        "service" or "servicename" or "app" or "application" or "deployment" or "workload" or "job" or "component" => "",
        "function" or "functionname" or "lambda" => "lambda function",
        "queue" or "queuename" => "sqs queue",
        "table" or "tablename" => "dynamodb table",
        "dbinstance" or "dbinstanceidentifier" or "dbname" or "database" => "db instance",
        "loadbalancer" or "loadbalancername" or "alb" => "load balancer",
        "targetgroup" => "target group",
        "stream" or "streamname" => "kinesis stream",
        "instanceid" => "instance",
        "statemachine" => "state machine",
        _ => null,
    };

    [GeneratedRegex("""(?<key>\b\w+)"?\s*[:=]\s*"?(?<value>[\w.:/-]*\w)""")]
    private static partial Regex Label();

    [GeneratedRegex("""\b(?:aws_)?region"?\s*[:=]\s*"?(?<value>[a-z]{2}-[a-z]+-\d)""")]
    private static partial Regex RegionLabel();

    [GeneratedRegex("""\bAlarm\s?Name"?\s*[:=]\s*"?(?<name>[^"\s;,{}][^";\r\n{}]*?)"?(?=\s*(?:[;,}\r\n]|$)|\s+[A-Z]\w+\s*[:=]|\s*")""")]
    private static partial Regex Field();

    [GeneratedRegex("""Alarm Details:[\s•*-]*Name:\s*(?<name>.+?)(?=\s+[-•*]\s+\w|\s*$)""")]
    private static partial Regex Details();

    [GeneratedRegex("""(?:\bALARM:|\bCloudWatch [Aa]larm:?|\bAlarm:)\s*["“](?<name>[^"”]{1,255})["”]|\bCloudWatch [Aa]larm\s*\|\s*(?<name>[^|\s]+)""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""alarmsV2:alarm/(?<name>[^?\s>|]+)""")]
    private static partial Regex ConsoleUrl();

    [GeneratedRegex("""["'\s]*:\s*["']+""")]
    private static partial Regex Between();

    [GeneratedRegex("""["']?\s*[{},]+\s*["']?|^[{"]+|[}"]+$""")]
    private static partial Regex Punctuation();
}
