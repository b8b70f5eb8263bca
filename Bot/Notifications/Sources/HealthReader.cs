using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>AWS Health: https://docs.aws.amazon.com/health/latest/ug/aws-health-events-eventbridge-schema.html.</summary>
internal sealed class HealthReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.DetailType is not ("AWS Health Event" or "AWS Health Abuse Event"))
            return [];
        var detail = envelope.Detail;
        var service = detail["service"].Text();
        var category = detail["eventTypeCategory"].Text();
        var text = detail["eventDescription"].Objects().FirstOrDefault()?["latestDescription"].Text() ?? "";
        var entities = detail["affectedEntities"].Objects().Select(e => e["entityValue"].Text()).Where(e => e.Length > 0).Take(20).ToList();
        var code = detail["eventTypeCode"].Text();
        var arn = detail["eventArn"].Text();
        return [envelope.Notice("health", envelope.DetailType, arn.Length > 0 ? arn : code, $"AWS Health: {service} {code.Replace("AWS_" + service + "_", "", StringComparison.Ordinal).Replace('_', ' ').ToLowerInvariant()}") with
        {
            Region = detail["eventRegion"].Text() is { Length: > 0 } region ? region : envelope.Notice("", "", "", "").Region,
            Account = detail["affectedAccount"].Text() is { Length: 12 } account ? account : envelope.Notice("", "", "", "").Account,
            Text = Short.Text(text.Replace("\\n", "\n", StringComparison.Ordinal)),
            Severity = envelope.DetailType.Contains("Abuse", StringComparison.Ordinal) ? Severity.Critical : category switch { "issue" => Severity.High, "scheduledChange" => Severity.Medium, "investigation" => Severity.High, _ => Severity.Low },
            State = detail["statusCode"].Text() switch { "closed" => NoticeState.Resolved, "upcoming" => NoticeState.Told, _ => category is "issue" or "investigation" ? NoticeState.Firing : NoticeState.Told },
            Fields = [.. Fields.Of(detail, "Category=eventTypeCategory", "From=startTime", "To=endTime", "Status=statusCode"), .. entities.Count > 0 ? new[] { new NoticeField("Affected", Short.Value(string.Join(", ", entities))) } : []],
            Resources = [.. entities],
            Links = [new("Health", "https://health.console.aws.amazon.com/health/home#/account/event-log")],
            Investigation = "what does AWS Health say?",
        }];
    }
}
