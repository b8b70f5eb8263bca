using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Alarms.Changes;

/// <summary>A call that CloudTrail recorded.</summary>
/// <param name="At">When.</param>
/// <param name="Name">The API's name for it: <c>UpdateFunctionCode20150331v2</c>.</param>
/// <param name="Service">Whose it is: <c>lambda</c>.</param>
/// <param name="Person">Who made it: the session's source identity where it has one, else the user name.</param>
/// <param name="Role">The role it was made with; empty for none.</param>
/// <param name="Resources">Names of what it touched.</param>
/// <param name="Error">AWS's error code where it was refused; empty where it was done.</param>
/// <param name="Region">Where.</param>
/// <param name="Evidence">The call it was read from.</param>
internal sealed record ChangeEvent(DateTimeOffset At, string Name, string Service, string Person, string Role, ImmutableArray<string> Resources, string Error, string Region, string Evidence)
{
    public string Url => $"https://{Region}.console.aws.amazon.com/cloudtrailv2/home?region={Region}#/events?EventName={Uri.EscapeDataString(Name)}";

    /// <summary>Without the version that Lambda's API appends: <c>UpdateFunctionCode</c>.</summary>
    public string ShortName
    {
        get
        {
            var end = Name.AsSpan().IndexOfAnyInRange('0', '9');
            return end > 3 && Service == "lambda" ? Name[..end] : Name;
        }
    }

    /// <summary>Reads an event of LookupEvents; null for one without a time.</summary>
    public static ChangeEvent? Read(JsonObject item, string region, string evidence)
    {
        if (AwsTime.Parse(item["EventTime"].Text()) is not { } at)
            return null;
        var record = Parse(item["CloudTrailEvent"].Text());
        var session = record?["userIdentity"]?["sessionContext"];
        var person = session?["sourceIdentity"].Text() is { Length: > 0 } source ? source : item["Username"].Text() is { Length: > 0 } user ? user : "unknown";
        return new(
            at, item["EventName"].Text(), item["EventSource"].Text().Split('.')[0], person, session?["sessionIssuer"]?["userName"].Text() ?? "",
            [.. item["Resources"].Objects().Select(r => r["ResourceName"].Text()).Where(n => n.Length > 0).Distinct()], record?["errorCode"].Text() ?? "", region, evidence);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null; // the event's own members say who and what
        }
    }
}
