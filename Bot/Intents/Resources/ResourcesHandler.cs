using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Resources;

/// <summary>Answers questions about resources.</summary>
internal sealed class ResourcesHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Resources];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("ec2", "DescribeInstances", cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return new Answer { Text = "AWS did not answer.", Failed = true };
        var rows = (ok.Body["Reservations"] as JsonArray ?? [])
            .SelectMany(r => (JsonArray)r!["Instances"]!)
            .Select(i => ImmutableArray.Create<Cell>((string)i!["InstanceId"]!, (string?)i["InstanceType"] ?? "", (string?)i["State"]?["Name"] ?? ""))
            .ToImmutableArray();
        return new Answer { Text = $"**{rows.Length} EC2 instances** in {ok.Call.Region}.", Tables = [new("", [new("Id"), new("Type"), new("State")], rows)] };
    }
}
