using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;

namespace Bot.Intents.Actions.Changes;

/// <summary>Reserved concurrency, memory and timeout of Lambda functions.</summary>
internal sealed class FunctionSettings : IChangeKind
{
    private const string What = "Lambda function";
    private static readonly string[] s_plain = ["MemorySize", "Timeout", "Description", "Handler", "Runtime", "Role"];

    public ImmutableArray<string> Operations { get; } = ["lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency", "lambda:UpdateFunctionConfiguration"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = call.Parameters["FunctionName"].Text();
        if (await aws.AskAsync("lambda", "GetFunctionConfiguration", Only(name)).ConfigureAwait(false) is not { } function)
            return aws.Unread($"Change {What} `{name}`", What, [name]);
        var tags = await aws.AskAsync("lambda", "ListTags", new() { ["Resource"] = function["FunctionArn"].Text() }).ConfigureAwait(false);
        var state = $"{function["MemorySize"].Number():0} MB, {function["Timeout"].Number():0} s";
        var touched = new TouchedResource(What, name, function["FunctionName"].Text(), state, tags is null ? null : [.. Facts.Tags(tags["Tags"])]);
        return call.Operation == "UpdateFunctionConfiguration"
            ? Configuration(aws, call, name, function) with { Touched = [touched] }
            : await ConcurrencyAsync(aws, call, name).ConfigureAwait(false) is var facts && facts.Fault is null ? facts with { Touched = [touched] } : facts;
    }

    public async Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt)
    {
        var name = call.Call.Parameters["FunctionName"].Text();
        if (call.Call.Operation == "UpdateFunctionConfiguration")
        {
            var wanted = call.Call.Parameters.Where(p => s_plain.Contains(p.Key)).ToArray();
            if (wanted.Length == 0 || await aws.AskAsync("lambda", "GetFunctionConfiguration", Only(name)).ConfigureAwait(false) is not { } function)
                return null;
            return wanted.All(w => Same(function[w.Key], w.Value)) ? new(Fate.TookEffect, "Looked up: the settings are as asked.") : new(Fate.HadNone, "Looked up: the settings are not as asked.");
        }
        if (await aws.AskAsync("lambda", "GetFunctionConcurrency", Only(name)).ConfigureAwait(false) is not { } concurrency)
            return null;
        var now = Words(concurrency["ReservedConcurrentExecutions"]);
        return now == Words(call.Call.Parameters["ReservedConcurrentExecutions"]) ? new(Fate.TookEffect, $"Looked up: {now}.")
            : now == call.Before ? new(Fate.HadNone, $"Looked up: still {now}.") : null;
    }

    private static async Task<ChangeFacts> ConcurrencyAsync(ChangeReads aws, SealedCall call, string name)
    {
        if (await aws.AskAsync("lambda", "GetFunctionConcurrency", Only(name)).ConfigureAwait(false) is not { } before)
            return aws.Unread($"Change the concurrency of {What} `{name}`", What, [name]);
        var (was, wanted) = (before["ReservedConcurrentExecutions"], call.Parameters["ReservedConcurrentExecutions"]);
        if (Words(was) == Words(wanted))
            return ChangeFacts.Nothing($"{What} `{name}` has {Words(was)} already.");
        return new()
        {
            Words = $"Give {What} `{name}` {Words(wanted)} (now {Words(was)})",
            Undo = was.Number() is { } number
                ? [aws.Like("PutFunctionConcurrency", new() { ["FunctionName"] = name, ["ReservedConcurrentExecutions"] = (int)number })]
                : [aws.Like("DeleteFunctionConcurrency", Only(name))],
            UndoWords = $"give it {Words(was)} again",
            Cost = "nothing",
            Warnings = wanted.Number() is 0 ? ["With a reserved concurrency of 0 every invocation is refused."] : wanted is null ? [] : ["What is reserved for one function is taken from all others of the account and Region."],
            Before = Words(was),
        };
    }

    private static ChangeFacts Configuration(ChangeReads aws, SealedCall call, string name, JsonObject function)
    {
        var changed = call.Parameters.Where(p => p.Key != "FunctionName").ToArray();
        var plain = changed.All(c => s_plain.Contains(c.Key));
        if (plain && changed.Length > 0 && changed.All(c => Same(function[c.Key], c.Value)))
            return ChangeFacts.Nothing($"{What} `{name}` has these settings already.");
        var undo = Only(name);
        foreach (var change in changed)
            undo[change.Key] = function[change.Key]?.DeepClone();
        return new()
        {
            Words = plain ? $"Set {string.Join(", ", changed.Select(c => $"{c.Key} {c.Value.Text()} (now {function[c.Key].Text()})"))} of {What} `{name}`" : $"Change {string.Join(", ", changed.Select(c => c.Key))} of {What} `{name}`",
            Undo = plain ? [aws.Like("UpdateFunctionConfiguration", undo)] : [],
            UndoWords = plain ? $"set {string.Join(", ", changed.Select(c => $"{c.Key} {function[c.Key].Text()}"))} again" : "cannot be undone by me: the values before may be secret and are not kept",
            Cost = call.Parameters["MemorySize"].Number() is { } memory && function["MemorySize"].Number() is > 0 and var now ? $"each millisecond costs {memory / now:0.##} times as much" : "nothing",
        };
    }

    private static bool Same(JsonNode? a, JsonNode? b) => a.Number() is { } x && b.Number() is { } y ? x == y : a.Text() == b.Text();

    private static JsonObject Only(string name) => new() { ["FunctionName"] = name };

    private static string Words(JsonNode? reserved) => reserved.Number() is { } number ? $"a reserved concurrency of {number:0}" : "no reserved concurrency";
}
