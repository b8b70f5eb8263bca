using System.Text;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Identity.SignIn;
using Bot.Intents;
using Bot.Telemetry;
using Bot.Tests.Testing;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Identity.SignIn;

/// <summary>The bot on a demo account of its own, with a person at the page of Identity Center. A bot made from another goes on with its account, store and keys, as after a restart.</summary>
internal sealed partial class SigningBot : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);
    private readonly ServiceProvider _services;
    private readonly DirectoryInfo _keys;

    private SigningBot(DemoAccountServer demo, TestClock clock, IRecords records, MemoryTurnStore store, DirectoryInfo keys)
    {
        (Demo, Clock, Records, Store, _keys) = (demo, clock, records, store, keys);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(records);
        services.AddSingleton(store);
        services.AddSingleton<ITurnStore>(store);
        services.AddSingleton<IHistory>(store);
        services.AddSingleton<IDelivery, TextDelivery>();
        services.AddIdentity(new AwsOptions { SignIn = new() { KeyRing = keys.FullName } }, demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        services.AddTelemetry();
        _services = services.BuildServiceProvider();
    }

    public DemoAccountServer Demo { get; }
    public TestClock Clock { get; }
    public IRecords Records { get; }
    public MemoryTurnStore Store { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<SigningBot> StartAsync()
    {
        var clock = new TestClock(Some.Time);
        var demo = await DemoAccountServer.StartAsync(new() { Clock = clock, SessionClock = clock });
        return new(demo, clock, new MemoryRecords(clock), new MemoryTurnStore(clock), System.IO.Directory.CreateTempSubdirectory("sign-in"));
    }

    /// <summary>The process ends, and another begins with what it left.</summary>
    public async Task<SigningBot> RestartAsync()
    {
        await _services.DisposeAsync();
        return new(Demo, Clock, Records, Store, _keys);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Demo.DisposeAsync();
        _keys.Delete(recursive: true);
    }

    public static Place Place(string channel = "ops") => new(Platform.Playground, "", channel, "t1");

    public async Task<TurnResult> AskAsync(string text, string person, string channel = "ops") =>
        await Get<TurnRunner>().RunAsync(new(Guid.NewGuid().ToString("N"), Place(channel), new(person, person), text, Clock.Now), null, TestContext.Current.CancellationToken).WaitAsync(s_limit);

    public async Task<Answer> SignInAsync(string person, string? confirmedBy, bool allow = true)
    {
        var begun = (await AskAsync("sign in", person)).Answer;
        if (confirmedBy is not null)
            await AtPageAsync(CodeOf(begun), confirmedBy, allow);
        if (confirmedBy is not null || !allow)
            await EndedAsync();
        return begun;
    }

    public static string CodeOf(Answer begun) => Code().Match(begun.Text).Groups[1].Value;

    /// <summary>What somebody does on the page of Identity Center.</summary>
    public async Task AtPageAsync(string code, string user, bool allow = true)
    {
        using var browser = new HttpClient();
        using var form = new FormUrlEncodedContent([new("user_code", code), new("user", user), new("decision", allow ? "confirm" : "deny")]);
        using var page = await browser.PostAsync(new Uri(Demo.Endpoint, "/_demo/device"), form, TestContext.Current.CancellationToken);
        Assert.True(page.IsSuccessStatusCode, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Waits until no confirmation is waited for any more.</summary>
    public Task EndedAsync() => Get<SignInWaits>().Idle.WaitAsync(s_limit, TestContext.Current.CancellationToken);

    /// <summary>What the outbox holds for the person, and takes it out.</summary>
    public async Task<IReadOnlyList<string>> DeliveredAsync()
    {
        var claimed = await Store.ClaimDeliveriesAsync(new("test", s_limit, 10, 10, new Dictionary<string, int>()), TestContext.Current.CancellationToken);
        foreach (var delivery in claimed)
            await Store.DeliveredAsync(delivery.Lease, null, TestContext.Current.CancellationToken);
        return [.. claimed.Select(c => Encoding.UTF8.GetString(DeliveryBody.Read(c.Delivery.Body)!.Value.Content.Span))];
    }

    /// <summary>All that is stored, as text.</summary>
    public async Task<string> StoredAsync()
    {
        var all = new StringBuilder();
        foreach (var kind in new[] { "sign-in", "sign-in-pending", "choice" })
        {
            await foreach (var record in Records.ListAsync(kind, "", TestContext.Current.CancellationToken))
                all.AppendLine(record.Json);
        }
        foreach (var exchange in await Store.LoadAsync(PlaceKey.Conversation(Place()), 100, TestContext.Current.CancellationToken))
            all.AppendLine(Encoding.UTF8.GetString(exchange.Body));
        return all.ToString();
    }

    [GeneratedRegex(@"code \*\*([A-Z0-9-]+)\*\*")]
    private static partial Regex Code();

    /// <summary>Delivers as text, marked where it is for one person.</summary>
    private sealed class TextDelivery : IDelivery
    {
        public Platform Platform => Platform.Playground;

        public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

        public byte[] Render(string deliveryId, Message message, TurnResult result) =>
            Encoding.UTF8.GetBytes($"{(result.Answer.Private ? "private to" : "in front of all, for")} {message.From.Id} in {message.Place.Channel}: {result.Answer.Text}");

        public Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation) => Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Done(null));
    }
}
