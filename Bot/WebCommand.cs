using Bot.Conversations.Stores;
using Bot.Identity;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot;

/// <summary>Runs the bot as a web server until it is told to stop.</summary>
internal static class WebCommand
{
    private const int Stopped = 0, CouldNotListen = 1, NoStore = 1;

    public static async Task<int> RunAsync(BotHost host, TextWriter output, TextWriter errors)
    {
        host.MapEndpoints();
        try
        {
            await host.App.Services.OpenStoreAsync().ConfigureAwait(false);
            await host.App.StartAsync().ConfigureAwait(false);
        }
        catch (IOException e)
        {
            await errors.WriteLineAsync($"{e.Message} Choose another address with --urls http://127.0.0.1:PORT.").ConfigureAwait(false);
            return CouldNotListen;
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync(e.Message).ConfigureAwait(false);
            return NoStore;
        }
        var addresses = host.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        await output.WriteLineAsync($"Wheelhouse is ready on {string.Join(" and ", addresses)} ({RunsOn(host.App.Configuration)})").ConfigureAwait(false);
        if (host.App.Services.GetService<StoreNotice>() is { } notice)
            await output.WriteLineAsync(notice.Text).ConfigureAwait(false);
        await host.App.WaitForShutdownAsync().ConfigureAwait(false);
        return Stopped;
    }

    private static string RunsOn(IConfiguration configuration)
    {
        var aws = AwsOptions.Read(configuration, []);
        return aws switch
        {
            { IsDemo: true, Scenario: { } file } => $"demo account from {file}",
            { IsDemo: true } => "demo account",
            { Endpoint: { } endpoint } => $"AWS at {endpoint}",
            _ => "real AWS account, this machine's credentials",
        };
    }
}
