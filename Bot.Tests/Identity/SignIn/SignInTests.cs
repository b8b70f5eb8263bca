using Bot.DemoAccount.State;
using Bot.Guardrails.Audit;
using Bot.Identity.SignIn;

namespace Bot.Tests.Identity.SignIn;

/// <summary>Signing in through the Identity Center of the demo account, from the word in the chat to a call in a granted role.</summary>
public sealed class SignInTests
{
    [Fact]
    public async Task SignIn_GivesTheGrantedRoles_WhenThePersonConfirms()
    {
        await using var bot = await SigningBot.StartAsync();
        var begun = await bot.SignInAsync("dev", "dev");
        Assert.True(begun.Private);
        Assert.Contains($"({bot.Demo.Endpoint}_demo/device?user_code=", begun.Text, StringComparison.Ordinal);

        Assert.StartsWith("private to dev in ops: You are signed in as **dev**.", Assert.Single(await bot.DeliveredAsync()), StringComparison.Ordinal);
        var listed = await bot.AskAsync("switch-role", "dev");
        Assert.Contains(listed.Answer.Tables[0].Rows, r => r[2].Text == "Developer" && r[3].Text == "IAM Identity Center");
        Assert.StartsWith("From now on I act as **Developer**", (await bot.AskAsync("switch-role Developer", "dev")).Answer.Text, StringComparison.Ordinal);
        var asked = await bot.AskAsync("list my ec2 instances in us-east-1", "dev");
        Assert.Null(asked.Answer.Refused);
        Assert.Contains(asked.Calls, c => c.Action == "ec2:DescribeInstances" && c.Status == 200);
        var seen = bot.Demo.World.Trail.List("111122223333", "us-east-1").Last(e => e.EventName == "DescribeInstances").Record();
        Assert.EndsWith("assumed-role/wheelhouse-developer/dev", (string?)seen["userIdentity"]!["arn"], StringComparison.Ordinal);

        // A channel that does not take such roles, and a call that its guardrail denies, stay as they were.
        Assert.DoesNotContain((await bot.AskAsync("switch-role", "dev", "staging")).Answer.Tables.SelectMany(t => t.Rows), r => r.Any(c => c.Text.Contains("Identity Center", StringComparison.Ordinal)));
        var blocked = await bot.AskAsync("aws iam create-user --user-name x", "dev");
        Assert.True(blocked.Answer.Refused is { By: "hard-block" }, blocked.Answer.Text);
    }

    [Fact]
    public async Task SignIn_KeepsNoTokenLinkOrCode_InTheClear()
    {
        await using var bot = await SigningBot.StartAsync();
        var begun = (await bot.AskAsync("sign in", "dev")).Answer;
        var code = SigningBot.CodeOf(begun);
        Assert.NotEmpty(code);
        var pending = (await bot.Get<SignInFlow>().PendingAsync("dev", TestContext.Current.CancellationToken))!;
        await HoldsNone(code, pending.DeviceCode, pending.ClientSecret);
        await bot.AtPageAsync(code, "dev");
        await bot.EndedAsync();
        var record = (await bot.Get<SignInVault>().GetAsync("dev", TestContext.Current.CancellationToken))!.Value.Value;
        await HoldsNone(code, record.AccessToken, record.RefreshToken!, record.ClientSecret);
        Assert.DoesNotContain(record.AccessToken, record.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(pending.DeviceCode, pending.ToString(), StringComparison.Ordinal);

        async Task HoldsNone(params string[] secrets)
        {
            var stored = await bot.StoredAsync();
            Assert.Contains("for the person who asked alone", stored, StringComparison.Ordinal);
            Assert.All(secrets, s => Assert.DoesNotContain(s, stored, StringComparison.Ordinal));
            await bot.Get<IAudit>().FlushAsync(TestContext.Current.CancellationToken);
            await foreach (var entry in bot.Get<IAuditStore>().ReadAsync(new(), TestContext.Current.CancellationToken))
                Assert.All(secrets, s => Assert.DoesNotContain(s, entry.Json, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task SignIn_SignsNobodyIn_WhenSomebodyElseConfirms()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("dev", "ada");
        Assert.Contains("**Somebody else confirmed your sign-in**, not dev.", Assert.Single(await bot.DeliveredAsync()), StringComparison.Ordinal);
        foreach (var person in new[] { "dev", "ada" })
            Assert.Null(await bot.Get<SignedIn>().OfAsync(person, TestContext.Current.CancellationToken));
        Assert.Equal("denied", Assert.Single(await EndsAsync(bot)));
    }

    [Fact]
    public async Task SignIn_Ends_WhenItIsDenied()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("dev", "dev", allow: false);
        Assert.Contains("private to dev in ops: The sign-in was denied on its page.", Assert.Single(await bot.DeliveredAsync()), StringComparison.Ordinal);
        Assert.Null(await bot.Get<SignedIn>().OfAsync("dev", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task SignIn_Ends_WhenItsTimeIsOver()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.AskAsync("sign in", "dev");
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        await bot.EndedAsync();
        Assert.Contains("The sign-in was not confirmed in time.", Assert.Single(await bot.DeliveredAsync()), StringComparison.Ordinal);
        Assert.Equal("expired", Assert.Single(await EndsAsync(bot)));
        Assert.Contains("No sign-in of yours is under way", (await bot.AskAsync("I have confirmed", "dev")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_GoesOn_WhenTheBotRestartsBetweenStartAndFinish()
    {
        var first = await SigningBot.StartAsync();
        var code = SigningBot.CodeOf((await first.AskAsync("sign in", "dev")).Answer);
        await using var second = await first.RestartAsync();
        await second.AtPageAsync(code, "dev");
        await second.Get<SignInWaits>().TakeUpAllAsync(TestContext.Current.CancellationToken);
        await second.EndedAsync();
        Assert.Contains("You are signed in as **dev**.", Assert.Single(await second.DeliveredAsync()), StringComparison.Ordinal);
        Assert.NotNull(await second.Get<SignedIn>().OfAsync("dev", TestContext.Current.CancellationToken));

        // Once told is told.
        await second.Get<SignInWaits>().TakeUpAllAsync(TestContext.Current.CancellationToken);
        await second.EndedAsync();
        Assert.Empty(await second.DeliveredAsync());
    }

    [Fact]
    public async Task SignIn_IsTold_WhenTheBotDiedAfterTheTokensWereKept()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.AskAsync("sign in", "dev");
        var pending = (await bot.Get<SignInFlow>().PendingAsync("dev", TestContext.Current.CancellationToken))!;
        await bot.AtPageAsync(pending.UserCode, "dev");
        await bot.EndedAsync();
        await bot.DeliveredAsync();
        // As a process leaves it that ends between keeping the tokens and telling: still pending, its code used up.
        await bot.Get<SignInVault>().PutAsync(pending with { Held = default }, null, TestContext.Current.CancellationToken);
        await bot.Get<SignInWaits>().TakeUpAllAsync(TestContext.Current.CancellationToken);
        await bot.EndedAsync();
        Assert.Contains("You are signed in as **dev**.", Assert.Single(await bot.DeliveredAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmed_ShowsTheRoles_AndSignInShowsTheSameCodeUntilThen()
    {
        await using var bot = await SigningBot.StartAsync();
        var code = SigningBot.CodeOf((await bot.AskAsync("sign in", "dev")).Answer);
        Assert.Equal(code, SigningBot.CodeOf((await bot.AskAsync("sign in please", "dev")).Answer));
        Assert.NotEqual(code, SigningBot.CodeOf((await bot.AskAsync("sign in", "ada")).Answer));
        await bot.AtPageAsync(code, "dev");
        var answer = (await bot.AskAsync("I have confirmed", "dev")).Answer;
        Assert.True(answer.Private);
        Assert.StartsWith("You are signed in as **dev**.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(2, answer.Tables[0].Rows.Length);
    }

    [Fact]
    public async Task SignOut_RevokesAndDeletes()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("dev", "dev");
        await bot.AskAsync("switch-role Developer", "dev");
        var token = (await bot.Get<SignInVault>().GetAsync("dev", TestContext.Current.CancellationToken))!.Value.Value.AccessToken;
        Assert.StartsWith("**Signed out.**", (await bot.AskAsync("sign out", "dev")).Answer.Text, StringComparison.Ordinal);
        Assert.Null(await bot.Get<SignInVault>().GetAsync("dev", TestContext.Current.CancellationToken));
        Assert.Equal(401, (await bot.Get<IdentityCenterClient>().GrantsAsync(token, TestContext.Current.CancellationToken)).Error!.Status);
        Assert.EndsWith("role/wheelhouse-developer", (await bot.AskAsync("who am i?", "dev")).Caller!.RoleArn, StringComparison.Ordinal);
        Assert.StartsWith("You were not signed in.", (await bot.AskAsync("sign out", "dev")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_GivesUpACode_SoThatConfirmingItLateDoesNothing()
    {
        await using var bot = await SigningBot.StartAsync();
        var code = SigningBot.CodeOf((await bot.AskAsync("sign in", "dev")).Answer);
        Assert.StartsWith("The sign-in is given up", (await bot.AskAsync("sign out", "dev")).Answer.Text, StringComparison.Ordinal);
        await bot.AtPageAsync(code, "dev");
        await bot.EndedAsync();
        Assert.Null(await bot.Get<SignedIn>().OfAsync("dev", TestContext.Current.CancellationToken));
        Assert.Empty(await bot.DeliveredAsync());
    }

    [Fact]
    public async Task Tokens_AreRefreshed_UntilTheRefreshTokenEnds()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("dev", "dev");
        var signedIn = bot.Get<SignedIn>();
        var first = (await signedIn.OfAsync("dev", TestContext.Current.CancellationToken))!;
        bot.Clock.Advance(TimeSpan.FromMinutes(58));
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => signedIn.OfAsync("dev", TestContext.Current.CancellationToken)));
        var second = both[0]!;
        Assert.NotEqual(first.AccessToken, second.AccessToken);
        Assert.All(both, b => Assert.Equal(second.AccessToken, b!.AccessToken));
        bot.Clock.Advance(TimeSpan.FromHours(9));
        Assert.Null(await signedIn.OfAsync("dev", TestContext.Current.CancellationToken));
        Assert.StartsWith("Sign in as **dev**", (await bot.AskAsync("sign in", "dev")).Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_DoesNotOpen_UnderAnotherPersonsName()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("ada", "ada");
        var cancellation = TestContext.Current.CancellationToken;
        var stored = (await bot.Records.GetAsync("sign-in", "ada", cancellation))!;
        await bot.Records.PutAsync("sign-in", "dev", stored.Json, 0, null, cancellation);
        Assert.Null(await bot.Get<SignedIn>().OfAsync("dev", cancellation));
    }

    [Fact]
    public async Task PersonalData_NamesTheSignIn_AndErasesIt()
    {
        await using var bot = await SigningBot.StartAsync();
        await bot.SignInAsync("dev", "dev");
        var caller = (await bot.AskAsync("who am i?", "dev")).Caller!;
        var data = new SignInData(bot.Get<SignInVault>(), bot.Get<SignedIn>(), bot.Get<SignInFlow>());
        var told = new List<string>();
        await foreach (var line in data.ExportAsync(caller, SigningBot.Place(), TestContext.Current.CancellationToken))
            told.Add(line);
        Assert.Contains("sso:111122223333/Developer", Assert.Single(told), StringComparison.Ordinal);
        Assert.DoesNotContain("aoa", told[0], StringComparison.Ordinal);
        await data.EraseAsync(caller, SigningBot.Place(), TestContext.Current.CancellationToken);
        Assert.Null(await bot.Get<SignInVault>().GetAsync("dev", TestContext.Current.CancellationToken));
    }

    private static async Task<List<string>> EndsAsync(SigningBot bot)
    {
        await bot.Get<IAudit>().FlushAsync(TestContext.Current.CancellationToken);
        var ends = new List<string>();
        await foreach (var entry in bot.Get<IAuditStore>().ReadAsync(new() { Kinds = [AuditKind.SignIn] }, TestContext.Current.CancellationToken))
            ends.Add(entry.Outcome);
        return ends;
    }
}
