using System.Collections.Concurrent;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Conversations;

/// <summary>Many conversations of two workspaces at once, through the whole bot.</summary>
public sealed class TurnBoundsTests
{
    private const int InAll = 4, OfOneWorkspace = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Turns_RunAtOnceToTheBoundOfAWorkspace_AndLeaveRoomForAnother()
    {
        var builder = BotHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Turns:AtOnce", $"{InAll}", "--Turns:AtOncePerWorkspace", $"{OfOneWorkspace}"]);
        builder.Logging.ClearProviders();
        using var reader = new HeldReader();
        await using var house = await BotHost.BuildAsync(builder, TimeProvider.System, services => services.AddSingleton<IReader>(reader));
        await house.App.Services.OpenStoreAsync();
        await house.App.StartAsync();
        var inbox = house.App.Services.GetRequiredService<Inbox>();
        var messages = new[] { "W1", "W1", "W1", "W1", "W1", "W1", "W2" }.Select(Asked).ToList();
        foreach (var message in messages)
            Assert.Equal(Intake.Accepted, await inbox.AcceptAsync(message));

        // The first two of the busy workspace and the only one of the other run, whoever came first.
        await UntilAsync(() => reader.Now.Count == OfOneWorkspace + 1);
        Assert.Equal(["W1", "W1", "W2"], reader.Now.Values.Order());
        reader.LetGo();
        await UntilAsync(() => reader.Read.Count == messages.Count);
        Assert.Equal(OfOneWorkspace, reader.MostOf("W1"));
        await house.App.StopAsync();
    }

    private static Message Asked(string workspace) =>
        new(Guid.NewGuid().ToString("N"), new(Platform.Playground, workspace, "ops", Guid.NewGuid().ToString("N")), new("ada", "ada"), "hello", TimeProvider.System.GetUtcNow());

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!holds())
            await Task.Delay(5, patience.Token);
    }

    /// <summary>Holds every turn as it begins, until it lets all go.</summary>
    private sealed class HeldReader : IReader, IDisposable
    {
        private readonly ManualResetEventSlim _gate = new();
        private readonly ConcurrentDictionary<string, int> _most = new();

        public ConcurrentDictionary<string, string> Now { get; } = new();

        public ConcurrentBag<string> Read { get; } = [];

        public int MostOf(string workspace) => _most[workspace];

        public void LetGo() => _gate.Set();

        Question IReader.Read(Message message, Conversation conversation, DateTimeOffset now)
        {
            var workspace = message.Place.Workspace;
            Now[message.Id] = workspace;
            _most.AddOrUpdate(workspace, 1, (_, most) => Math.Max(most, Now.Values.Count(w => w == workspace)));
            _gate.Wait();
            Now.TryRemove(message.Id, out var gone);
            Read.Add(gone ?? "");
            throw new InvalidOperationException("It is read no further.");
        }

        public void Dispose() => _gate.Dispose();
    }
}
