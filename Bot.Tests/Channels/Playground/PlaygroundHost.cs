using Bot.Aws.Client;
using Bot.Identity;
using Bot.Intents;
using Bot.Understanding;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Tests.Channels.Playground;

/// <summary>The bot on a free port of this machine, with the demo's people and channels, and scenes for answers.</summary>
public sealed class PlaygroundHost : IAsyncLifetime
{
    private readonly TaskCompletionSource _released = new();
    private BotHost? _host;

    /// <summary>AWS answers, all that is under way and all that follows.</summary>
    public void ReleaseAws() => _released.TrySetResult();

    internal Scenes Scenes { get; } = new();

    public Uri Address { get; private set; } = null!;

    internal T Get<T>() where T : notnull => _host!.App.Services.GetRequiredService<T>();

    public ValueTask InitializeAsync() => StartAsync();

    public async ValueTask StartAsync(params string[] settings)
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Aws:Endpoint", "http://127.0.0.1:9", .. settings]);
        _host = await BotHost.BuildAsync(builder, TimeProvider.System, services =>
        {
            services.AddSingleton(new DirectorySource(DirectoryFile.Demo()));
            services.Replace(ServiceDescriptor.Singleton<ICallerResolver, DirectoryCallers>());
            services.Replace(ServiceDescriptor.Singleton(new AwsConnections(_ => new SlowAws(_released.Task))));
            services.RemoveAll<IIntentHandler>();
            services.AddSingleton<IIntentHandler>(Scenes);
            services.Replace(ServiceDescriptor.Singleton<IReader>(new SceneReader()));
        });
        _host.MapEndpoints();
        await _host.App.StartAsync();
        Address = new(_host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
    }

    private sealed class SlowAws(Task released) : IAwsClient
    {
        public async Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation)
        {
            await released.WaitAsync(cancellation);
            return new AwsResult.Success([], 200, null);
        }
    }
}
