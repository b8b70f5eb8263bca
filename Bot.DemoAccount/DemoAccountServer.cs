using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Server;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.Server.Faults;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount;

/// <summary>An AWS account in a box: serves AWS's wire protocols on loopback until it is disposed.</summary>
public sealed class DemoAccountServer : IAsyncDisposable
{
    private readonly Listener _listener;
    private readonly KeyRing _keys;
    private readonly FaultTable _faults;

    private DemoAccountServer(Uri endpoint, World world, Listener listener, KeyRing keys, FaultTable faults) =>
        (Endpoint, World, _listener, _keys, _faults) = (endpoint, world, listener, keys, faults);

    /// <summary>Where it listens: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Everything that exists in it.</summary>
    public World World { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it holds and how it behaves.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="FormatException">The scenario is not valid; the message says line, path and reason of every fault.</exception>
    public static async Task<DemoAccountServer> StartAsync(DemoAccountOptions options, CancellationToken cancellation = default)
    {
        var world = options.World ?? (options.ScenarioFile is { } file ? ScenarioLoader.FromFile(file, options.Clock) : ScenarioLoader.BuiltIn(options.Clock));
        var keys = new KeyRing(world, options.SessionClock);
        var faults = new FaultTable(options.Clock, options.FaultSeed);
        foreach (var fault in options.Faults)
            faults.Add(fault);
        var pipeline = new Pipeline(world, keys, new Authorizer(world, options.SourceIp), faults, options.Clock, options.Latency, options.SourceIp);
        var listener = new Listener(pipeline);
        var endpoint = await listener.StartAsync(options.Port, cancellation).ConfigureAwait(false);
        world.Part<Services.Core.IdentityCenter.CenterState>().Endpoint = endpoint;
        return new(endpoint, world, listener, keys, faults);
    }

    /// <summary>Long-lived keys of a user or role of the scenario, or of an account's root (<c>arn:aws:iam::ID:root</c>), made when first asked for.</summary>
    /// <param name="principalArn">The user's or role's ARN.</param>
    /// <returns>Access key id and secret key.</returns>
    /// <exception cref="ArgumentException">There is no such principal.</exception>
    public (string AccessKeyId, string SecretAccessKey) KeysOf(string principalArn)
    {
        var key = _keys.LongLived(principalArn);
        return (key.Id, key.Secret);
    }

    /// <summary>The start URL and Region of the account's Identity Center; null where the scenario has none.</summary>
    public (string StartUrl, string Region)? IdentityCenter =>
        World.Part<Services.Core.IdentityCenter.CenterState>() is { StartUrl.Length: > 0 } center ? (center.StartUrl, center.Region) : null;

    /// <summary>Switches a fault on.</summary>
    /// <param name="fault">What happens to which calls.</param>
    public void AddFault(FaultRule fault) => _faults.Add(fault);

    /// <summary>Switches all faults off.</summary>
    public void ClearFaults() => _faults.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
