namespace Bot.DemoAccount;

/// <summary>An AWS account in a box: serves AWS's wire protocols on loopback until it is disposed.</summary>
public sealed class DemoAccountServer : IAsyncDisposable
{
    private DemoAccountServer(Uri endpoint) => Endpoint = endpoint;

    /// <summary>Where it listens: <c>http://127.0.0.1:PORT</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">What it holds and how it behaves.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="FormatException">The scenario is not valid; the message says line, path and reason of every fault.</exception>
    public static Task<DemoAccountServer> StartAsync(DemoAccountOptions options, CancellationToken cancellation = default) =>
        throw new NotImplementedException();

    /// <summary>Long-lived keys of a user or role of the scenario, made when first asked for.</summary>
    /// <param name="principalArn">The user's or role's ARN.</param>
    /// <returns>Access key id and secret key.</returns>
    public (string AccessKeyId, string SecretAccessKey) KeysOf(string principalArn) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
