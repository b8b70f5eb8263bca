using System.Text;
using Bot.Channels;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Identity.Sessions;
using Bot.Intents.Commands;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Situations;

/// <summary>The same table with the judge switched off: what it denies, AWS's own IAM denies by the sessions that the bot opens, or no session is opened at all.</summary>
public sealed class WithoutJudgeTests(UnjudgedBot plain, AlmightyBot almighty) : IClassFixture<UnjudgedBot>, IClassFixture<AlmightyBot>
{
    [Fact]
    public async Task NothingDenied_IsAllowed() => await Check(plain, Situation.All.Where(s => s.IsDenied));

    /// <summary>Not because the role happens not to be allowed to.</summary>
    [Fact]
    public async Task NothingDenied_IsAllowed_WhereTheRoleMayDoEverything() => await Check(almighty, OfAlmighty());

    /// <summary>Past the bot altogether: the call goes straight into the session that the bot would open, and AWS answers.</summary>
    [Fact]
    public async Task Session_IsDeniedByAws_WhereTheRoleMayDoEverything()
    {
        var (parser, callers, connections) = (almighty.Get<CommandParser>(), almighty.Get<ICallerResolver>(), almighty.Get<AwsConnections>());
        var faults = new StringBuilder();
        var sent = 0;
        foreach (var situation in OfAlmighty().Where(s => s is { IsCommand: true, Held: "aws" }))
        {
            var message = new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", situation.Channel, almighty.NewThread()), new(situation.Person, situation.Person), situation.Text, Some.Time);
            var caller = Assert.IsType<CallerResult.Known>(await callers.ResolveAsync(message, CancellationToken.None)).Caller;
            var command = Assert.IsType<ParsedCommand.Call>(parser.Parse(situation.Text));
            var role = Assert.IsType<RoleChoice.Role>(callers.RoleIn(caller, situation.AccountId));
            var call = new JudgedCall(command.Service, command.Operation, command.Parameters, situation.AccountId, command.Service.GlobalRegion ?? command.Options.Region ?? caller.DefaultRegion) { Role = role };
            var session = Assert.IsType<SessionResult.Open>(await connections.OpenAsync(caller, role.Arn, call, granted: false, CancellationToken.None));
            var result = await session.Client.SendAsync(new(command.Service.Name, command.Operation.Name, command.Parameters, call.Region), CancellationToken.None);
            sent++;
            if (result is not Bot.Aws.Client.AwsResult.Failure { Error.IsDenied: true })
                faults.Append($"\n{situation}\n    {(result is Bot.Aws.Client.AwsResult.Failure failure ? $"{failure.Error.Code}: {failure.Error.Message}" : "was answered")}");
        }
        Assert.True(sent > 40);
        Assert.True(faults.Length == 0, faults.ToString());
    }

    private static IEnumerable<Situation> OfAlmighty() => Situation.All.Where(s => s is { IsDenied: true, Person: "ada" });

    private static async Task Check(DemoBot bot, IEnumerable<Situation> situations)
    {
        var faults = new StringBuilder();
        foreach (var situation in situations)
        {
            var (changes, events) = (AccountTrail.Changes(bot.World), AccountTrail.Count(bot.World, situation.AccountId));
            var result = await bot.AskAsync(situation.Text, situation.Person, situation.Channel);
            var fault = AccountTrail.Changes(bot.World) != changes ? "something was changed"
                : result.Calls.Any(c => c.Action == situation.Action && c.Account == situation.AccountId && c.Error is null) ? $"{situation.Action} was answered"
                : situation.Held == "none" && AccountTrail.Count(bot.World, situation.AccountId) != events ? "a session was opened"
                : null;
            if (fault is not null)
                faults.Append($"\n{situation}\n    {fault}; it said: {result.Answer.Text.ReplaceLineEndings(" | ")}");
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }
}
