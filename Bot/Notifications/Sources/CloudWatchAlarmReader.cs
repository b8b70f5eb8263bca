using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>CloudWatch alarms, composite ones too, as SNS actions and as EventBridge events.</summary>
internal sealed class CloudWatchAlarmReader : INoticeReader
{
    private const int MaxChildren = 10;

    public IReadOnlyList<Notification> Read(Envelope envelope) => envelope.Json is not { } json ? []
        : json["AlarmName"].Text() is { Length: > 0 } name && json["NewStateValue"].Text() is { Length: > 0 } state ? [OfSns(envelope, json, name, state)]
        : envelope.DetailType == "CloudWatch Alarm State Change" ? [OfEvent(envelope, envelope.Detail)]
        : [];

    private static Notification OfSns(Envelope envelope, JsonObject json, string name, string state)
    {
        var arn = json["AlarmArn"].Text();
        var trigger = json["Trigger"] as JsonObject;
        var notice = Common(envelope, name, state, json["OldStateValue"].Text(), json["NewStateReason"].Text(), json["AlarmDescription"].Text(), arn);
        var children = Children(json["TriggeringChildren"] as JsonArray);
        return notice with
        {
            Account = json["AWSAccountId"].Text() is { Length: 12 } account ? account : notice.Account,
            At = Envelope.Time(json["StateChangeTime"].Text()) ?? notice.At,
            Metric = trigger is null ? null : MetricOf(trigger),
            Fields = [.. Described(trigger), .. children],
            Type = json["AlarmRule"] is null ? "alarm" : "composite alarm",
        };
    }

    private static Notification OfEvent(Envelope envelope, JsonObject detail)
    {
        var state = detail["state"] as JsonObject ?? [];
        var name = detail["alarmName"].Text();
        var configuration = detail["configuration"] as JsonObject ?? [];
        var stat = configuration["metrics"].Objects().Select(m => m["metricStat"] as JsonObject).OfType<JsonObject>().FirstOrDefault();
        var metric = stat?["metric"] as JsonObject;
        var data = Parse(state["reasonData"].Text());
        var arn = Fields.At(envelope.Json, "resources.0");
        return Common(envelope, name, state["value"].Text(), Fields.At(detail, "previousState.value"), state["reason"].Text(), configuration["description"].Text(), arn) with
        {
            Metric = metric is null ? null : new(metric["namespace"].Text(), metric["name"].Text(),
                [.. (metric["dimensions"] as JsonObject ?? []).Select(d => new NoticeField(d.Key, d.Value.Text()))], stat!["stat"].Text() is { Length: > 0 } s ? s : "Average", (int)(stat["period"].Number() ?? 60))
            {
                Threshold = data?["threshold"].Number(),
            },
            Fields = [.. Fields.Of(configuration, "Rule=alarmRule"), .. Children(data?["triggeringAlarms"] as JsonArray)],
            Type = configuration["alarmRule"] is null ? "alarm" : "composite alarm",
        };
    }

    private static Notification Common(Envelope envelope, string name, string state, string before, string reason, string description, string arn)
    {
        var region = arn.Split(':') is { Length: > 5 } parts && parts[3].Length > 0 ? parts[3] : envelope.Region;
        var words = state switch { "ALARM" => "is in ALARM", "OK" => "is OK again", _ => "has too little data" };
        var notice = envelope.Notice("cloudwatch", "alarm", arn.Length > 0 ? arn : $"alarm:{envelope.Region}:{name}", $"{name} {words}");
        return notice with
        {
            Region = region,
            Text = Short.Text($"{(description.Length > 0 ? description + "\n" : "")}{reason}{(before.Length > 0 ? $" ({before} → {state})" : "")}"),
            Severity = state == "ALARM" ? Severities.OfWords($"{name} {description}", Severity.High) : Severity.Low,
            State = state switch { "ALARM" => NoticeState.Firing, "OK" => NoticeState.Resolved, _ => NoticeState.Told },
            Resources = arn.Length > 0 ? [arn] : [],
            Links = region.Length == 0 ? [] : [new("Alarm", $"https://{region}.console.aws.amazon.com/cloudwatch/home?region={region}#alarmsV2:alarm/{Uri.EscapeDataString(name)}")],
            Investigation = IsPlain(name) ? $"why is alarm {name} firing in {region}?" : "",
            Variables = ImmutableDictionary<string, string>.Empty.Add("alarm", name),
        };
    }

    private static NoticeMetric? MetricOf(JsonObject trigger)
    {
        var stat = trigger["Metrics"].Objects().Select(m => m["MetricStat"] as JsonObject).OfType<JsonObject>().FirstOrDefault();
        var metric = stat?["Metric"] as JsonObject ?? trigger;
        if (metric["MetricName"].Text() is not { Length: > 0 } name)
            return null;
        var statistic = stat?["Stat"].Text() is { Length: > 0 } s ? s : trigger["ExtendedStatistic"].Text() is { Length: > 0 } extended ? extended : Capital(trigger["Statistic"].Text());
        return new(metric["Namespace"].Text(), name,
            [.. metric["Dimensions"].Objects().Select(d => new NoticeField(d["name"].Text() is { Length: > 0 } n ? n : d["Name"].Text(), d["value"].Text() is { Length: > 0 } v ? v : d["Value"].Text()))],
            statistic.Length > 0 ? statistic : "Average", (int)((stat ?? trigger)["Period"].Number() ?? 60))
        {
            Threshold = trigger["Threshold"].Number(),
            Unit = trigger["Unit"].Text(),
        };
    }

    private static ImmutableArray<NoticeField> Described(JsonObject? trigger) => trigger is null || MetricOf(trigger) is not { } metric ? []
    : [
        new("Metric", $"{metric.Namespace} {metric.Name} ({metric.Statistic})"),
        .. metric.Dimensions.IsEmpty ? [] : new[] { new NoticeField("Of", Short.Value(string.Join(", ", metric.Dimensions.Select(d => $"{d.Name}={d.Value}")))) },
        .. metric.Threshold is { } threshold ? new[] { new NoticeField("Threshold", $"{Comparison(trigger["ComparisonOperator"].Text())} {threshold.ToString(CultureInfo.InvariantCulture)} for {trigger["EvaluationPeriods"].Number() ?? 1} × {metric.Period} s") } : [],
    ];

    private static ImmutableArray<NoticeField> Children(JsonArray? children) => children is not { Count: > 0 } ? []
        : [new("Triggered by", Short.Value(string.Join(", ", children.OfType<JsonObject>().Take(MaxChildren).Select(c => Fields.Last(c["Arn"].Text() is { Length: > 0 } arn ? arn : c["arn"].Text()))) + (children.Count > MaxChildren ? $" and {children.Count - MaxChildren} more" : "")))];

    private static string Comparison(string word) => word switch { "GreaterThanThreshold" => ">", "GreaterThanOrEqualToThreshold" => "≥", "LessThanThreshold" => "<", "LessThanOrEqualToThreshold" => "≤", _ => word };

    private static string Capital(string word) => word switch { "SUM" => "Sum", "AVERAGE" => "Average", "MAXIMUM" => "Maximum", "MINIMUM" => "Minimum", "SAMPLE_COUNT" => "SampleCount", _ => word };

    private static JsonObject? Parse(string text) => text.Length == 0 ? null : new Envelope("", "", text, default).Json;

    /// <summary>A name that is safe to be put into a question: whatever else it holds, the question would say something else.</summary>
    private static bool IsPlain(string name) => name.Length <= 128 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
}
