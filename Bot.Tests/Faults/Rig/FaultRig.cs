using System.Net;
using System.Net.Sockets;

namespace Bot.Tests.Faults.Rig;

/// <summary>A platform double, conversations that go on as long as the load runs, and the settings of bots that serve them.</summary>
internal sealed class FaultRig : IAsyncDisposable
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);
    private readonly Load _load;
    private readonly SlackSender _sender;
    private readonly List<Uri> _bots;
    private int _next;

    private FaultRig(string folder, Ledger ledger, SlackDouble slack, int bots)
    {
        (Folder, Ledger, Slack) = (folder, ledger, slack);
        _bots = [.. Enumerable.Range(0, bots).Select(_ => FreeAddress())];
        // As a load balancer in front: each try goes to the next one.
        _sender = new(ledger, () => _bots[(int)((uint)Interlocked.Increment(ref _next) % (uint)_bots.Count)]);
        _load = new(ledger, _sender.SendAsync);
    }

    public string Folder { get; }

    public Ledger Ledger { get; }

    public SlackDouble Slack { get; }

    public IReadOnlyList<Uri> Bots => _bots;

    /// <param name="folder">Where the run's files lie; it is deleted in the end.</param>
    /// <param name="bots">How many bots the platform's messages are spread over.</param>
    public static async Task<FaultRig> StartAsync(string folder, int bots = 1)
    {
        System.IO.Directory.CreateDirectory(folder);
        var ledger = new Ledger();
        var rig = new FaultRig(folder, ledger, await SlackDouble.StartAsync(ledger).ConfigureAwait(false), bots);
        await File.WriteAllTextAsync(Path.Combine(folder, "directory.yaml"), Directory).ConfigureAwait(false);
        return rig;
    }

    /// <summary>A bot's settings; the store's are added by the caller.</summary>
    public string[] Settings(params string[] more) =>
    [
        "--Slack:BotToken", "xoxb-fault-rig", "--Slack:SigningSecret", SlackSender.Secret, "--Slack:ApiBaseUrl", Slack.Api.AbsoluteUri,
        "--Directory:File", Path.Combine(Folder, "directory.yaml"), "--Limits:MessagesPerMinute", "0", "--Limits:ChannelMessagesPerMinute", "0", "--Limits:TurnsAtOnce", "0",
        .. more,
    ];

    public string[] SqliteSettings => Settings("--Store:Sqlite", Path.Combine(Folder, "wheelhouse.db"));

    public Task<BotProcess> BotAsync(int index, IEnumerable<string> settings, string? shell = null) => BotProcess.StartAsync(_bots[index], settings, shell);

    /// <summary>Lets people write, each in a thread of their own, the next message when the one before was acknowledged.</summary>
    /// <param name="conversations">How many write at once.</param>
    /// <param name="pause">How long each waits between two messages.</param>
    public void Load(int conversations, TimeSpan pause) => _load.Begin(conversations, pause);

    /// <summary>Waits until so many messages were acknowledged in all.</summary>
    public Task AcceptedAsync(int count) => UntilAsync(() => Ledger.Figures().Accepted >= count);

    /// <summary>Waits until a condition holds, or so long that it never will.</summary>
    public static async Task UntilAsync(Func<bool> holds)
    {
        for (var start = TimeProvider.System.GetTimestamp(); !holds() && TimeProvider.System.GetElapsedTime(start) < Settling;)
            await Task.Delay(20).ConfigureAwait(false);
    }

    /// <summary>Ends the load and waits until everything acknowledged is answered, and a while longer for answers that should not come.</summary>
    public Task<FaultFigures> SettleAsync() => _load.SettleAsync();

    public async ValueTask DisposeAsync()
    {
        await _load.DisposeAsync().ConfigureAwait(false);
        _sender.Dispose();
        await Slack.DisposeAsync().ConfigureAwait(false);
        System.IO.Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Where nobody listens yet.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private const string Directory = $$"""
        organization: { platforms: [slack], workspaces: [{{SlackSender.Team}}], admins: [alice] }
        accounts: [ { id: "111122223333", alias: acme-production } ]
        people:
          - { name: alice, ids: ["slack:U0ALICE"], roles: { acme-production: arn:aws:iam::111122223333:role/wheelhouse-admin } }
        guardrails:
          - { name: reads, document: { Version: "2012-10-17", Statement: [ { Sid: Reads, Effect: Allow, Action: "*", Resource: "*" } ] } }
        channels:
          - { id: "slack:{{SlackSender.Channel}}", name: "#ops", account: acme-production, region: us-east-1, mode: read-only, guardrails: [reads] }
        """;
}
