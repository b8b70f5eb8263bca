using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Tests.Testing;

/// <summary>Things that a test needs but does not care about.</summary>
internal static class Some
{
    public static DateTimeOffset Time { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static Message Message(string text, string thread = "t1") =>
        new(Guid.NewGuid().ToString("N"), new(Platform.Terminal, "", "terminal", thread), new("ada", "Ada"), text, Time);

    public static Caller Caller { get; } =
        new(new("ada", "Ada"), "ada", "111122223333", "acme-production", "arn:aws:iam::111122223333:role/wheelhouse-admin", "us-east-1", "#ops");

    public static Question Question { get; } = new() { Text = "list instances", Family = Family.Resources, Shape = Shape.List };

    public static RecordedCall Call(string action = "ec2:DescribeInstances", string region = "us-east-1") =>
        new("e1", action, action.Split(':')[0], action.Split(':')[1], "111122223333", region, [], 200, null, TimeSpan.FromMilliseconds(4), Time);

    public static TurnResult Result(Answer answer, params ImmutableArray<RecordedCall> calls) =>
        new(Question, answer, calls, Caller, TimeSpan.FromMilliseconds(12));

    public static Answer TableAnswer(int rows, int columns = 3) => new()
    {
        Text = $"**{rows} EC2 instances** in `us-east-1`.",
        Tables =
        [
            new("", [.. Enumerable.Range(0, columns).Select(i => new Column($"Column {i}"))],
                [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns)
                    .Select(c => c == 0 ? new Cell($"i-{r:x17}", Url: $"https://us-east-1.console.aws.amazon.com/ec2/home#i-{r:x17}") : new Cell($"value {r} {c}")).ToImmutableArray())]),
        ],
        Offers = [new("o1", "Only the stopped ones", "only the stopped ones"), new("o2", "File it", "file it", OfferKind.Confirm)],
        Notes = ["`eu-west-2` was denied: AccessDenied <b>&"],
        Sources = [new("Amazon EC2 console", "https://us-east-1.console.aws.amazon.com/ec2/home")],
    };

    public static JsonObject Json(string json) => (JsonObject)JsonNode.Parse(json)!;
}
