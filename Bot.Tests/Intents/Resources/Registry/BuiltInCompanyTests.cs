using Bot.Aws.Client;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Intents.Resources;
using Bot.Intents.Resources.Registry;
using Bot.Tests.DemoAccount;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Resources.Registry;

/// <summary>Every kind of the registry is found in the built-in company, end to end: planned, called over HTTP, read.</summary>
public sealed class BuiltInCompanyTests
{
    private static readonly RegionScope Regions = RegionScope.Of("us-east-1", "eu-west-1", "us-west-2", "eu-central-1");

    /// <summary>Kinds that the company has none of, with the reason.</summary>
    private static readonly Dictionary<string, string> Without = new()
    {
    };

    [Fact]
    public async Task EveryKind_HasAResource_AndIsListedWithoutAnError()
    {
        await using var demo = await DemoAccountServer.StartAsync(new() { Clock = new FixedTime(Some.Time) });
        using var client = DemoServerTests.Client(demo, Some.Caller.RoleArn!);
        var faults = await Task.WhenAll(ResourceRegistry.Kinds.Select(k => FaultAsync(k, client)));
        Assert.True(faults.All(f => f is null), string.Join('\n', faults.OfType<string>()));
    }

    private static async Task<string?> FaultAsync(ResourceKind kind, IAwsClient client)
    {
        var question = Some.Question with { Text = kind.Words[0], Family = Family.Resources, Shape = Shape.List, Resources = new() { Kinds = [kind.Name] }, Regions = Regions };
        var session = Sessions.Of(client, Some.Caller, null);
        var answer = await new ResourcesHandler().HandleAsync(new Turn(Some.Message(question.Text), Conversation.Empty, question, Some.Caller, session, Some.Time), default);
        var rows = answer.Tables.Sum(t => t.Rows.Length);
        return answer.Failed || answer.Refused is not null ? $"{kind.Name}: {answer.Text}"
            : Without.ContainsKey(kind.Name) ? rows == 0 ? null : $"{kind.Name} has resources now: take it off the list"
            : rows == 0 ? $"{kind.Name}: {answer.Text}" : null;
    }
}
