using System.Text;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Situations;

/// <summary>The table of situations against the demo account with its IAM enforced: the verdict, the layer that says no, and what is said, of each.</summary>
public sealed class SituationsTests(DemoBot bot) : IClassFixture<DemoBot>
{
    private const int AtLeast = 200;

    [Fact]
    public async Task EachSituation_HasItsVerdictLayerAndMessage()
    {
        Assert.True(Situation.All.Count >= AtLeast);
        var faults = new StringBuilder();
        foreach (var situation in Situation.All)
        {
            ForgetRoles();
            var changes = AccountTrail.Changes(bot.World);
            var result = await bot.AskAsync(situation.Text, situation.Person, situation.Channel);
            var fault = AccountTrail.Changes(bot.World) != changes ? "something was changed" : Fault(situation, result);
            if (fault is not null)
                faults.Append($"\n{situation}\n    {fault}; it said: {result.Answer.Text.ReplaceLineEndings(" | ")}");
        }
        Assert.True(faults.Length == 0, faults.ToString());
    }

    /// <summary>Each situation stands for itself: what an earlier one found out of a role's policies is forgotten.</summary>
    private void ForgetRoles()
    {
        foreach (var account in bot.World.Accounts.Keys)
        {
            foreach (var role in new[] { "admin", "developer", "finance" })
                bot.Get<KnownPolicies>().Forget($"arn:aws:iam::{account}:role/wheelhouse-{role}");
        }
    }

    private static string? Fault(Situation situation, TurnResult result)
    {
        var answer = result.Answer;
        var done = result.Calls.Where(c => c.Action == situation.Action && c.Error is null).ToArray();
        if (!situation.IsDenied)
        {
            return answer.Refused is { } refused ? $"refused by {refused.By}"
                : done.Length == 0 ? $"{situation.Action} was not answered"
                : Array.Find(done, c => c.Account != situation.AccountId) is { } astray ? $"account {astray.Account} was asked"
                : null;
        }
        return done.Length > 0 ? $"{situation.Action} was answered"
            : answer.Refused?.By != situation.Layer ? $"{answer.Refused?.By ?? "nobody"} said no, not {situation.Layer}"
            : !answer.Text.Contains(situation.Message, StringComparison.Ordinal) ? $"\"{situation.Message}\" is not said"
            : situation.Verdict == "plan" && answer.Offers.IsDefaultOrEmpty ? "no plan is shown"
            : null;
    }
}
