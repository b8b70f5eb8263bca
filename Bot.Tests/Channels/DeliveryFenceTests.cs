using Bot.Channels;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;

namespace Bot.Tests.Channels;

public sealed class DeliveryFenceTests
{
    [Theory]
    [InlineData(29, 2)]
    [InlineData(31, 1)]
    public async Task Request_IsWritten_OnlyWithinItsTime(int secondsLater, int arrived)
    {
        var seen = 0;
        await using var server = await LoopbackServer.StartAsync(app => app.MapPost("/", () => Interlocked.Increment(ref seen)));
        using var handler = new SocketsHttpHandler { ConnectCallback = DeliveryFence.ConnectAsync };
        using var client = new HttpClient(handler) { BaseAddress = server.Address };
        var clock = new ManualClock();
        DeliveryFence.Raise(clock, clock.GetTimestamp(), TimeSpan.FromSeconds(30));
        using (await client.PostAsync("/", null))
        {
        }
        // The time of day is no measure of it.
        clock.Start += TimeSpan.FromDays(1);
        clock.Advance(TimeSpan.FromSeconds(secondsLater));
        var late = await Record.ExceptionAsync(() => client.PostAsync("/", null));
        Assert.Equal(arrived, seen);
        Assert.Equal(arrived == 1, late is HttpRequestException);
    }
}
