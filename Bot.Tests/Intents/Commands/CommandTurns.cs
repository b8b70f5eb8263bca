using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Channels;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Actions;
using Bot.Intents.Commands;
using Bot.Tests.Guardrails.Approvals;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Commands;

/// <summary>Runs commands against an AWS that answers from a function and remembers what it was sent.</summary>
internal sealed class CommandTurns(Func<AwsCall, AwsResult> aws) : IAwsClient
{
    public static CommandParser Parser { get; } = new(new OperationFinder(AwsCatalog.Default));

    public List<AwsCall> Sent { get; } = [];

    public static CommandTurns Answering(string json) => new(_ => new AwsResult.Success((JsonObject)JsonNode.Parse(json)!, 200, "r-1"));

    public Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
    {
        lock (Sent)
            Sent.Add(call);
        return Task.FromResult(aws(call));
    }

    public async Task<Answer> RunAsync(string line)
    {
        var turn = TurnOf(line, new() { Text = line, Family = Family.Command, Shape = Shape.List, Command = line });
        return await new CommandsHandler(Parser, Planner).HandleAsync(turn, CancellationToken.None);
    }

    /// <summary>A planner whose plans nobody approves.</summary>
    public static ChangePlanner Planner => new Bench().NewReplica().Planner;

    public Turn TurnOf(string text, Question question)
    {
        var message = new Message("m1", new(Platform.Terminal, "", "terminal", "t"), new("ada", "Ada"), text, DateTimeOffset.UnixEpoch);
        var caller = new Caller(message.From, "admin", "111122223333", "acme-prod", "arn:aws:iam::111122223333:role/admin", "us-east-1", "terminal");
        var session = Sessions.Of(this, caller, caller.RoleArn);
        return new(message, Conversation.Empty, question, caller, session, DateTimeOffset.UnixEpoch);
    }
}
