using System.Net.Http.Json;
using Bot.Channels;
using Bot.Channels.Playground;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

/// <summary>A message that breaks whatever runs it, through the whole bot.</summary>
public sealed class PoisonTests
{
    [Fact]
    public async Task Message_GoesToTheDeadLetters_AndThePersonIsToldOnce_WhenItBreaksThreeTimes()
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var reader = new BrokenReader();
        await using var house = await BotHost.BuildAsync(builder, TimeProvider.System, services => services.AddSingleton<IReader>(reader));
        house.MapEndpoints();
        await house.App.StartAsync();
        using var client = new HttpClient { BaseAddress = new(house.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        client.DefaultRequestHeaders.Add(PlaygroundGuard.Header, "1");
        using var answer = await client.PostAsJsonAsync("/playground/messages", new { conversation = "c", text = "list instances", person = "ada", channel = "ops" });
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        Assert.Single(lines, l => l.Contains("I have stopped trying", StringComparison.Ordinal));
        Assert.Equal(3, reader.Tries);
        var dead = Assert.Single(await house.App.Services.GetRequiredService<ITurnStore>().DeadLettersAsync(10, CancellationToken.None));
        Assert.Equal(WorkKind.Turns, dead.Kind);
        await house.App.StopAsync();
    }

    private sealed class BrokenReader : IReader
    {
        public int Tries { get; private set; }

        public Question Read(Message message, Conversation conversation, DateTimeOffset now)
        {
            Tries++;
            throw new InvalidOperationException("This message cannot be read.");
        }
    }
}
