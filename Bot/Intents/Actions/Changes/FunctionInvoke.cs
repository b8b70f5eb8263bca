using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Intents.Commands;

namespace Bot.Intents.Actions.Changes;

/// <summary>Invoking a Lambda function. What it does nobody can know, so it cannot be undone nor looked up.</summary>
internal sealed class FunctionInvoke : IChangeKind
{
    private const string What = "Lambda function";
    private const int MaxShown = 500;

    public ImmutableArray<string> Operations { get; } = ["lambda:Invoke"];

    public async Task<ChangeFacts> ReadAsync(ChangeReads aws, SealedCall call)
    {
        var name = call.Parameters["FunctionName"].Text();
        if (await aws.AskAsync("lambda", "GetFunctionConfiguration", new() { ["FunctionName"] = name }).ConfigureAwait(false) is not { } function)
            return aws.Unread($"Invoke {What} `{name}`", What, [name]);
        var tags = await aws.AskAsync("lambda", "ListTags", new() { ["Resource"] = function["FunctionArn"].Text() }).ConfigureAwait(false);
        return new()
        {
            Words = $"Invoke {What} `{name}` with payload `{Payload(call.Parameters["Payload"].Text())}`",
            UndoWords = "what the function does cannot be undone",
            Touched = [new(What, name, function["FunctionName"].Text(), $"{function["Runtime"].Text()}, at most {function["Timeout"].Number():0} s", tags is null ? null : [.. Facts.Tags(tags["Tags"])])],
            Warnings = function["Timeout"].Number() > 15 && call.Parameters["InvocationType"].Text() is "" or "RequestResponse" ? ["It may run longer than I wait for an answer; `--invocation-type Event` does not wait."] : [],
        };
    }

    public Task<CallFate?> LookUpAsync(ChangeReads aws, PlannedCall call, DateTimeOffset sentAt) =>
        Task.FromResult<CallFate?>(new(Fate.NotKnown, "Nothing tells whether an invocation happened; its log group may."));

    public (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body)
    {
        var error = body["FunctionError"].Text();
        var note = $"status {body["StatusCode"].Number():0}{(error.Length > 0 ? $", the function failed: {error}" : "")}";
        if (body["Payload"].Text() is not { Length: > 0 } payload)
            return (note, null);
        var answer = Parsed(payload);
        SecretFields.Hide(answer);
        return (note, answer as JsonObject ?? new JsonObject { ["answer"] = answer });
    }

    private static string Payload(string base64) => base64.Length == 0 ? "nothing" : Encoding.UTF8.GetString(Convert.FromBase64String(base64)) is var text && text.Length > MaxShown ? text[..MaxShown] + "…" : text;

    private static JsonNode? Parsed(string base64)
    {
        var text = Encoding.UTF8.GetString(Convert.FromBase64String(base64));
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            // Functions may answer with anything.
            return JsonValue.Create(text);
        }
    }
}
