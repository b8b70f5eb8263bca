using System.Text.Json.Nodes;

namespace Bot.DemoAccount.State;

/// <summary>One call as CloudTrail records it.</summary>
/// <param name="Account">The account that the call went to.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Time">When, by the demo's clock.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="EventSource"><c>ec2.amazonaws.com</c>.</param>
/// <param name="EventName">The operation.</param>
/// <param name="ReadOnly">It changed nothing.</param>
/// <param name="UserName">The user's name, or the session's.</param>
/// <param name="AccessKeyId">The key that signed.</param>
/// <param name="Resources">What it concerned: type and name.</param>
/// <param name="Record">Makes the CloudTrail record, with the field names of CloudTrail's record contents (version 1.08).</param>
public sealed record TrailEvent(
    string Account, string Region, DateTimeOffset Time, string EventId, string EventSource, string EventName, bool ReadOnly,
    string UserName, string? AccessKeyId, IReadOnlyList<(string Type, string Name)> Resources, Func<JsonObject> Record);
