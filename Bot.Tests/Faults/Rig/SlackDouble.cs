using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Faults.Rig;

/// <summary>What the double does to the next posts instead of taking them.</summary>
internal enum PostFault
{
    None,
    /// <summary>429 with Retry-After, nothing taken.</summary>
    Limited,
    /// <summary>500, nothing taken.</summary>
    Broken,
    /// <summary>Taken, and the connection cut before the answer.</summary>
    TakenThenCut,
}

/// <summary>Slack's Web API as far as answers need it: messages are kept with their metadata, so that they can be looked for.</summary>
internal sealed partial class SlackDouble : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Ledger _ledger;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<JsonObject>> _threads = new(StringComparer.Ordinal);
    private int _posts;

    private SlackDouble(WebApplication app, Ledger ledger) => (_app, _ledger) = (app, ledger);

    public Uri Api { get; private set; } = null!;

    /// <summary>Says what happens to a post, by its number from 1; null: all are taken.</summary>
    public Func<int, PostFault>? Faults { get; set; }

    /// <summary>Posts that came, taken or not.</summary>
    public int Posts => Volatile.Read(ref _posts);

    public static async Task<SlackDouble> StartAsync(Ledger ledger)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var slack = new SlackDouble(app, ledger);
        app.Map("/api/{method}", (string method, HttpContext http) => slack.AnswerAsync(method, http));
        await app.StartAsync().ConfigureAwait(false);
        slack.Api = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/api/");
        return slack;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(string method, HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync().ConfigureAwait(false);
        switch (method)
        {
            case "chat.postMessage":
                await PostAsync(JsonNode.Parse(body)!.AsObject(), http).ConfigureAwait(false);
                break;
            case "chat.update":
                await UpdateAsync(JsonNode.Parse(body)!.AsObject(), http).ConfigureAwait(false);
                break;
            case "conversations.replies":
                var arguments = http.Request.HasFormContentType ? Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(body) : Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(http.Request.QueryString.Value);
                var found = _threads.TryGetValue(arguments["ts"].ToString(), out var thread) ? thread.Select(m => (JsonNode)m.DeepClone()) : [];
                await WriteAsync(http, new() { ["ok"] = true, ["messages"] = new JsonArray([.. found]), ["has_more"] = false }).ConfigureAwait(false);
                break;
            case "users.info":
                await WriteAsync(http, new() { ["ok"] = true, ["user"] = new JsonObject { ["id"] = "U0ALICE", ["team_id"] = SlackSender.Team, ["name"] = "alice" } }).ConfigureAwait(false);
                break;
            case "conversations.info":
                await WriteAsync(http, new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = SlackSender.Channel, ["name"] = "ops", ["is_channel"] = true, ["is_member"] = true } }).ConfigureAwait(false);
                break;
            case "auth.test":
                await WriteAsync(http, new() { ["ok"] = true, ["team_id"] = SlackSender.Team, ["user_id"] = "U0BOT", ["bot_id"] = "B0BOT", ["url"] = "https://acme.slack.com/" }).ConfigureAwait(false);
                break;
            case "assistant.threads.setStatus":
                await WriteAsync(http, new() { ["ok"] = true }).ConfigureAwait(false);
                break;
            default:
                await WriteAsync(http, new() { ["ok"] = false, ["error"] = "unknown_method" }).ConfigureAwait(false);
                break;
        }
    }

    private async Task PostAsync(JsonObject message, HttpContext http)
    {
        var number = Interlocked.Increment(ref _posts);
        var fault = Faults?.Invoke(number) ?? PostFault.None;
        if (fault is PostFault.Limited)
        {
            http.Response.Headers.RetryAfter = "1";
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }
        if (fault is PostFault.Broken)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }
        var ts = $"1800000000.{number:000000}";
        message["ts"] = ts;
        _threads.GetOrAdd((string?)message["thread_ts"] ?? ts, _ => new()).Enqueue(message);
        Count(message);
        if (fault is PostFault.TakenThenCut)
            http.Abort();
        else
            await WriteAsync(http, new() { ["ok"] = true, ["channel"] = (string?)message["channel"], ["ts"] = ts }).ConfigureAwait(false);
    }

    /// <summary>What showed a turn's progress becomes its answer.</summary>
    private async Task UpdateAsync(JsonObject update, HttpContext http)
    {
        if (_threads.Values.SelectMany(t => t).FirstOrDefault(m => (string?)m["ts"] == (string?)update["ts"]) is not { } message)
        {
            await WriteAsync(http, new() { ["ok"] = false, ["error"] = "message_not_found" }).ConfigureAwait(false);
            return;
        }
        if (update["metadata"] is { } mark && message["metadata"]?.ToJsonString() != mark.ToJsonString())
        {
            message["metadata"] = mark.DeepClone();
            Count(message);
        }
        await WriteAsync(http, new() { ["ok"] = true, ["channel"] = (string?)update["channel"], ["ts"] = (string?)update["ts"] }).ConfigureAwait(false);
    }

    /// <summary>By the mark that the bot put on an answer, whatever else it says; what shows progress has another.</summary>
    private void Count(JsonObject message)
    {
        if (EventId().Match((string?)message["metadata"]?["event_payload"]?["id"] ?? "") is { Success: true } mark)
            _ledger.Posted(mark.Groups[1].Value);
    }

    private static Task WriteAsync(HttpContext http, JsonObject answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer)).AsTask();
    }

    [GeneratedRegex("(Ev[0-9]+x[0-9]+)$")]
    private static partial Regex EventId();
}
