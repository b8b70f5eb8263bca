using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;
using Bot.DemoAccount.Services.Insight.Logs;
using Bot.DemoAccount.State;
using Bot.Guardrails.Audit;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Guardrails.Audit;

/// <summary>The copy in CloudWatch Logs, against the demo account with its IAM enforced.</summary>
public sealed class AuditLogCopyTests : IAsyncLifetime
{
    private const string Group = "/wheelhouse/audit", Account = "111122223333", Region = "us-east-1";
    private const string BotRole = $"arn:aws:iam::{Account}:role/wheelhouse-bot";
    private readonly ManualClock _clock = new();
    private DemoAccountServer _demo = null!;
    private Resource _group = null!;

    public async ValueTask InitializeAsync()
    {
        _demo = await DemoAccountServer.StartAsync(new() { Clock = _clock });
        var arn = $"arn:aws:logs:{Region}:{Account}:log-group:{Group}";
        _group = new Resource { Type = LogBook.Group, Account = Account, Region = Region, Id = Group, Arn = arn, Created = Some.Time.AddDays(-1), Document = new() { ["logGroupName"] = Group, ["arn"] = $"{arn}:*", ["creationTime"] = Some.Time.AddDays(-1).ToUnixTimeMilliseconds() } };
        _demo.World.Put(_group);
    }

    public ValueTask DisposeAsync() => _demo.DisposeAsync();

    [Fact]
    public async Task Copy_HoldsTheLinesOfTheExport_OnceTheBotMayAppend()
    {
        var store = new MemoryAuditStore();
        var client = new Watched(Own());
        var options = new AuditOptions { LogGroup = Group };
        using var copy = new AuditLogCopy(options.LogGroup, Region, () => client, _clock, NullLogger<AuditLogCopy>.Instance);
        await using var audit = new AuditWriter(store, options, [copy], _clock, NullLogger<AuditWriter>.Instance);
        await copy.StartAsync(CancellationToken.None);

        // The bot's role may only step into others: the copy is refused, and tried again until somebody allows it.
        audit.Record(new(AuditKind.Message, _clock.GetUtcNow()) { Person = "ada", Detail = new() { ["text"] = "password=Tr0ub4dor-and-3" } });
        await audit.FlushAsync(CancellationToken.None);
        Assert.False(await client.NextAsync());
        Assert.Empty(Copied());
        Allow();
        audit.Record(new(AuditKind.Answer, _clock.GetUtcNow()) { Person = "ada", Outcome = "answered" });
        await audit.FlushAsync(CancellationToken.None);
        for (var copied = false; !copied || Copied().Count < 3;)
        {
            var next = client.NextAsync();
            while (!next.IsCompleted)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                await Task.Yield();
            }
            copied = await next;
        }
        await copy.StopAsync(CancellationToken.None);

        using var lines = new StringWriter();
        await AuditExport.WriteAsync(store, new(), lines, CancellationToken.None);
        var exported = lines.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(3, exported.Length);
        Assert.Equal(exported.Order(StringComparer.Ordinal), Copied().Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Tr0ub4dor", lines.ToString(), StringComparison.Ordinal);
    }

    private List<string> Copied() => [.. _demo.World.Part<LogBook>().Written(_group).Select(e => e.Message)];

    private void Allow()
    {
        var role = Assert.IsType<Resource>(_demo.World.FindByArn(BotRole));
        var policies = (JsonArray)role.Facets["GetRolePolicy"].DeepClone();
        policies.Add(JsonNode.Parse($$$"""{"PolicyName":"copy-the-audit","PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":"arn:aws:logs:{{{Region}}}:{{{Account}}}:log-group:{{{Group}}}:*"}]}}"""));
        role.Facets["GetRolePolicy"] = policies;
        _demo.World.Put(role);
    }

    private AwsClient Own()
    {
        var (key, secret) = _demo.KeysOf(BotRole);
        return new(new() { Endpoint = _demo.Endpoint, Credentials = new BasicAWSCredentials(key, secret) });
    }

    /// <summary>Tells when events were put, and whether they were taken.</summary>
    private sealed class Watched(IAwsClient inner) : IAwsClient
    {
        private readonly System.Threading.Channels.Channel<bool> _puts = System.Threading.Channels.Channel.CreateUnbounded<bool>();

        public async Task<bool> NextAsync() => await _puts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        public async Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
        {
            var result = await inner.SendAsync(call, cancellation);
            if (call.Operation == "PutLogEvents")
                _puts.Writer.TryWrite(result is AwsResult.Success);
            return result;
        }
    }
}
