using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Resources;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Resources;

/// <summary>AWS as a script: what each operation answers, and what was asked.</summary>
internal sealed class ScriptedAws : IAwsClient
{
    private readonly Dictionary<string, Func<AwsCall, AwsResult>> _script = [];

    public ConcurrentQueue<AwsCall> Asked { get; } = new();

    /// <summary>Waited for before any call is answered.</summary>
    public Func<AwsCall, Task> Before { get; init; } = _ => Task.CompletedTask;

    public ScriptedAws On(string operation, string json) => On(operation, _ => new AwsResult.Success(Some.Json(json), 200, "r"));

    public ScriptedAws On(string operation, Func<AwsCall, AwsResult> answer)
    {
        _script[operation] = answer;
        return this;
    }

    public ScriptedAws Fails(string operation, string code, int status = 400) => On(operation, _ => Failure(code, status));

    public static AwsResult Failure(string code, int status = 400) => new AwsResult.Failure(new(code, $"{code} says AWS.", status, "r", false));

    public IEnumerable<AwsCall> Calls(string operation) => Asked.Where(c => c.Operation == operation);

    public async Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
    {
        Asked.Enqueue(call with { Parameters = (JsonObject)call.Parameters.DeepClone() });
        await Before(call).WaitAsync(TimeSpan.FromSeconds(20), cancellation);
        return _script.TryGetValue(call.Operation, out var answer) ? answer(call) : Failure("InvalidAction");
    }

    /// <summary>The answer to a query.</summary>
    public Task<Answer> AskAsync(ResourceQuery query, Shape shape = Shape.List, RegionScope? regions = null, Conversation? conversation = null)
    {
        var question = Some.Question with { Resources = query, Shape = shape, Regions = regions ?? RegionScope.Unsaid };
        var session = Sessions.Of(this, Some.Caller, null);
        return new ResourcesHandler().HandleAsync(new Turn(Some.Message(question.Text), conversation ?? Conversation.Empty, question, Some.Caller, session, Some.Time), default);
    }
}
