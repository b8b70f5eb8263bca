using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults.Teams;

/// <summary>Chats of Teams that go on as long as the load runs, and a bot that serves them.</summary>
internal sealed class TeamsRig : IAsyncDisposable
{
    private readonly Load _load;
    private readonly string _folder;
    private readonly Uri _bot;
    private readonly TeamsSender _sender;

    private TeamsRig(string folder, Ledger ledger, TeamsDouble teams)
    {
        (_folder, Ledger, Teams) = (folder, ledger, teams);
        _bot = FaultRig.FreeAddress();
        _sender = new(ledger, teams, _bot);
        _load = new(ledger, _sender.SendAsync);
    }

    public Ledger Ledger { get; }

    public TeamsDouble Teams { get; }

    public static async Task<TeamsRig> StartAsync(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        var ledger = new Ledger();
        var rig = new TeamsRig(folder, ledger, await TeamsDouble.StartAsync(ledger).ConfigureAwait(false));
        await File.WriteAllTextAsync(Path.Combine(folder, "directory.yaml"), Directory).ConfigureAwait(false);
        return rig;
    }

    public Task<BotProcess> BotAsync() => BotProcess.StartAsync(_bot,
    [
        "--MicrosoftAppId", TeamsDouble.App, "--MicrosoftAppPassword", "not-a-secret", "--MicrosoftAppTenantId", TeamsDouble.Tenant,
        "--ToBotFromChannelOpenIdMetadataUrl", $"{Teams.Address}metadata", "--ToChannelFromBotLoginUrl", $"{Teams.Address}login",
        "--Directory:File", Path.Combine(_folder, "directory.yaml"), "--Store:Sqlite", Path.Combine(_folder, "wheelhouse.db"),
        "--Limits:MessagesPerMinute", "0", "--Limits:ChannelMessagesPerMinute", "0", "--Limits:TurnsAtOnce", "0",
    ]);

    /// <summary>Lets people write, each in a chat of their own, the next message when the one before was acknowledged.</summary>
    public void Load(int chats, TimeSpan pause) => _load.Begin(chats, pause);

    public Task AcceptedAsync(int count) => FaultRig.UntilAsync(() => Ledger.Figures().Accepted >= count);

    /// <summary>Ends the load and waits until everything acknowledged is answered, and a while longer for answers that should not come.</summary>
    public Task<FaultFigures> SettleAsync() => _load.SettleAsync();

    public async ValueTask DisposeAsync()
    {
        await _load.DisposeAsync().ConfigureAwait(false);
        _sender.Dispose();
        await Teams.DisposeAsync().ConfigureAwait(false);
        System.IO.Directory.Delete(_folder, recursive: true);
    }

    private const string Directory = $$"""
        organization: { platforms: [teams], tenants: [{{TeamsDouble.Tenant}}], admins: [ann] }
        accounts: [ { id: "111122223333", alias: acme-production } ]
        people:
          - { name: ann, ids: ["teams:{{TeamsSender.Ann}}"], roles: { acme-production: arn:aws:iam::111122223333:role/wheelhouse-admin } }
        channels:
          - { id: "teams:direct", name: chats, account: acme-production, region: us-east-1, mode: read-only }
        """;
}
