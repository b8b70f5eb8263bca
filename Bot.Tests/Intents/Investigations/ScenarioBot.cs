using System.Text;
using Bot.Channels;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.DemoAccount.Server.Faults;
using Bot.Identity;
using Bot.Intents;
using Bot.Intents.Investigations.Replay;
using Bot.Telemetry;
using Bot.Tests.Testing;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Intents.Investigations;

/// <summary>The whole bot on a demo account made from a scenario file, for one question.</summary>
internal static class ScenarioBot
{
    /// <summary>The answer, what the account held, and the investigation as it was kept.</summary>
    public static async Task<(TurnResult Result, Bot.DemoAccount.State.World World, StoredInvestigation? Stored)> AskAsync(string file, string question, params IReadOnlyList<FaultRule> faults)
    {
        var clock = new FixedTime(Some.Time);
        await using var demo = await DemoAccountServer.StartAsync(new() { Clock = clock, ScenarioFile = file, Faults = faults });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIdentity(new AwsOptions(), demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        services.AddTelemetry();
        await using var provider = services.BuildServiceProvider();
        var message = new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", "ops", "t1"), new("ada", "ada"), question, Some.Time);
        var turns = provider.GetRequiredService<TurnRunner>();
        var result = await turns.RunAsync(message, null, CancellationToken.None);
        if (result.Answer.Offers.FirstOrDefault(o => o.Id == "export") is not { } export)
            return (result, demo.World, null);
        var exported = await turns.RunAsync(message with { Id = Guid.NewGuid().ToString("N"), Text = export.Message }, null, CancellationToken.None);
        return (result, demo.World, StoredInvestigation.FromJson(Encoding.UTF8.GetBytes(exported.Answer.Files.Single(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Text)));
    }
}
