using Bot.Channels;
using Bot.Identity;
using Bot.Identity.Reading;
using Bot.Identity.Resolution;
using static Bot.Tests.Identity.Resolution.Resolving;

namespace Bot.Tests.Identity.Resolution;

public sealed class DirectoryCallersTests
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";

    [Theory]
    [InlineData("U0ADA", "C0OPS", "T0BBB", "guardrail: The organisation's rules do not list this workspace (T0BBB), so nothing may be asked from here. An admin (ada) can add it in directory.yaml under `organization.workspaces`: `- T0BBB`")]
    [InlineData("U0EVE", "C0OPS", "T0BBB", "guardrail: The organisation's rules do not list this workspace (T0BBB), so nothing may be asked from here. An admin of the bot can add it in directory.yaml under `organization.workspaces`: `- T0BBB`")]
    [InlineData("U0ADA", "C0NEW", "T0AAA", "guardrail: This channel (slack:C0NEW) is not in the directory, so nothing may be asked from here. An admin (ada) can add it in directory.yaml under `channels`: `- { id: \"slack:C0NEW\", account: prod, region: us-east-1 }`")]
    [InlineData("U0EVE", "C0NEW", "T0AAA", "guardrail: This channel (slack:C0NEW) is not in the directory, so nothing may be asked from here. An admin of the bot can add it in directory.yaml under `channels`: `- { id: \"slack:C0NEW\", account: ACCOUNT, region: us-east-1 }`")]
    [InlineData("U0EVE", "C0OPS", "T0AAA", "role: You (slack:U0EVE) are not in the directory, nor in a group of it. An admin of the bot can add it in directory.yaml under `people`: `- { name: NAME, ids: [\"slack:U0EVE\"], roles: { ACCOUNT: arn:aws:iam::ACCOUNT:role/ROLE } }`")]
    [InlineData("U0NINA", "C0OPS", "T0AAA", "role: You have no role in account prod (111122223333). An admin (ada) can add it in directory.yaml under `people: nina: roles`: `\"111122223333\": arn:aws:iam::111122223333:role/ROLE`")]
    [InlineData("U0NINA", "C0ONE", "T0AAA", "role: You have no role in account prod (111122223333). The channel has a role, which the organisation's rules do not allow to be used. An admin (ada) can add it in directory.yaml under `people: nina: roles`: `\"111122223333\": arn:aws:iam::111122223333:role/ROLE`")]
    public async Task Refusal_NamesLayerRepairAndWho(string user, string channel, string workspace, string refusal) =>
        Assert.Equal(refusal, await new Resolving().RefusedAsync(From(user, channel, workspace)));

    [Fact]
    public async Task Platform_IsRefused_WhenTheOrganisationDoesNotListIt() =>
        Assert.Equal(
            "guardrail: The organisation's rules do not list the platform 'playground', so nothing may be asked from here. An admin of the bot can add it in directory.yaml under `organization.platforms`: `- playground`",
            await new Resolving().RefusedAsync(From("ada", "ops", "", Platform.Playground)));

    [Theory]
    [InlineData(Standing.Guest, "are a guest here")]
    [InlineData(Standing.External, "are of another workspace")]
    [InlineData(Standing.Bot, "are a program")]
    [InlineData(Standing.Unknown, "slack did not say whether you (slack:U0ADA) are a member here or a guest (down), so nothing is answered.")]
    public async Task Outsiders_AreRefused_UnlessTheChannelListsThem(object of, string said)
    {
        var standing = (Standing)of;
        var resolving = new Resolving();
        resolving.Slack.Standing = new(standing, standing == Standing.Unknown ? "down" : null);
        Assert.Contains(said, await resolving.RefusedAsync(From("U0ADA")));
        Assert.Equal("gus", (await resolving.CallerAsync(From("U0GUS"))).Person);
        Assert.StartsWith("guardrail", await resolving.RefusedAsync(From("U0GUS", "C0ONE")));
    }

    [Fact]
    public async Task Standing_OfTheMessage_CountsWithoutAsking()
    {
        var message = From("U0ADA");
        Assert.StartsWith("guardrail", await new Resolving().RefusedAsync(message with { From = message.From with { Standing = Standing.External } }));
    }

    [Fact]
    public async Task Group_GivesItsRole_ToPeopleWhomTheFileDoesNotName()
    {
        var resolving = new Resolving();
        resolving.Slack.Groups = new(["S0SRE"]);
        var caller = await resolving.CallerAsync(From("U0EVE"));
        Assert.Equal(("slack-U0EVE", "arn:aws:iam::111122223333:role/ops"), (caller.Person, caller.RoleArn));
        Assert.Equal(["sre"], caller.Groups);
        Assert.False(caller.IsAdmin);
        Assert.Equal(["S0SRE"], Assert.Single(resolving.Slack.GroupsAsked));
    }

    [Fact]
    public async Task Group_GivesNothing_WhenThePlatformDoesNotSay()
    {
        var resolving = new Resolving();
        resolving.Slack.Groups = new([], "missing_scope");
        Assert.Contains("Your groups could not be read (missing_scope), so they do not count now.", await resolving.RefusedAsync(From("U0EVE")));
    }

    [Fact]
    public async Task Group_OfAnotherPlatform_IsNotAsked()
    {
        var resolving = new Resolving();
        resolving.Teams.Groups = new(["bbbbbbbb-2222-3333-4444-555555555555"]);
        var caller = await resolving.CallerAsync(From("CCCCCCCC-2222-3333-4444-555555555555", "19:abc@thread.tacv2", Tenant.ToUpperInvariant(), Platform.Teams));
        Assert.Equal("arn:aws:iam::111122223333:role/ops", caller.RoleArn);
        Assert.Empty(resolving.Slack.GroupsAsked);
    }

    [Fact]
    public async Task Person_OfTeams_IsFound_WhateverTheCaseOfTheirId() =>
        Assert.Equal("ada", (await new Resolving().CallerAsync(From("AAAAAAAA-2222-3333-4444-555555555555", "19:abc@thread.tacv2", Tenant, Platform.Teams))).Person);

    [Fact]
    public async Task Caller_HoldsAllThatTheJudgeAndTheSessionsNeed()
    {
        var resolving = new Resolving();
        var message = From("U0ADA");
        var caller = await resolving.CallerAsync(message);
        Assert.Equal(("ada", "111122223333", "prod", "arn:aws:iam::111122223333:role/admin", "us-east-1", "#ops"), (caller.Person, caller.Account, caller.AccountAlias, caller.RoleArn, caller.DefaultRegion, caller.ChannelName));
        Assert.True(caller.IsAdmin);
        Assert.Equal(("m1", message.Place, resolving.Source.Current.Version), (caller.MessageId, caller.Place, caller.DirectoryVersion));
        Assert.Equal(["admin", "dev"], caller.Roles["111122223333"].Select(r => r.Name));
        Assert.Equal(new RoleChoice.Role("arn:aws:iam::444455556666:role/admin"), resolving.Callers.RoleIn(caller, "staging"));
        Assert.Equal(new RoleChoice.None(), resolving.Callers.RoleIn(caller, "999999999999"));
    }

    [Fact]
    public async Task DirectMessages_AreOnePlace() =>
        Assert.Equal("eu-west-1", (await new Resolving().CallerAsync(From("U0ADA", "D0123"))).DefaultRegion);

    [Fact]
    public async Task ChannelRole_Serves_WhoeverHasNone_WhereTheOrganisationAllowsIt()
    {
        var resolving = new Resolving(Resolving.File.Replace("admins: [ada]", "admins: [ada]\n  allowChannelRoles: true"));
        Assert.Equal("arn:aws:iam::111122223333:role/channel", (await resolving.CallerAsync(From("U0NINA", "C0ONE"))).RoleArn);
        Assert.Equal(("slack-U0EVE", "arn:aws:iam::111122223333:role/channel"), await resolving.CallerAsync(From("U0EVE", "C0ONE")) is var eve ? (eve.Person, eve.RoleArn) : default);
        Assert.Equal("arn:aws:iam::111122223333:role/admin", (await resolving.CallerAsync(From("U0ADA", "C0ONE"))).RoleArn);
        Assert.StartsWith("role", await resolving.RefusedAsync(From("U0EVE")));
    }

    [Theory]
    [InlineData(ChannelKind.Private, null, null)]
    [InlineData(ChannelKind.Public, null, "This is a public channel, and the organisation's rules do not list those")]
    [InlineData(ChannelKind.Unknown, "missing_scope", "slack did not say which kind this is (missing_scope)")]
    public async Task Kind_MustBeListed_WhereTheOrganisationRestrictsIt(object of, string? fault, string? refusal)
    {
        var kind = (ChannelKind)of;
        var resolving = new Resolving(Resolving.File.Replace("admins: [ada]", "admins: [ada]\n  channelKinds: [private]"));
        resolving.Slack.Channel = new("ops", kind, false, fault);
        if (refusal is null)
            await resolving.CallerAsync(From("U0ADA"));
        else
            Assert.Contains(refusal, await resolving.RefusedAsync(From("U0ADA")));
    }

    [Fact]
    public async Task Workspace_OfTheEntry_MustBeTheMessages()
    {
        var resolving = new Resolving(Resolving.File.Replace("[T0AAA]", "[T0AAA, T0BBB]").Replace("{ id: \"slack:C", "{ workspace: T0AAA, id: \"slack:C"));
        Assert.Equal("#ops", (await resolving.CallerAsync(From("U0ADA"))).ChannelName);
        Assert.Contains("workspace: T0BBB", await resolving.RefusedAsync(From("U0ADA", "C0OPS", "T0BBB")));
    }

    [Fact]
    public async Task Account_IsRefused_WhenTheChannelDoesNotHaveIt() =>
        Assert.Equal(
            "scope: Account 444455556666 may not be asked about in #one (slack:C0ONE). An admin (ada) can add it in directory.yaml under `channels: #one (slack:C0ONE): accounts`: `- \"444455556666\"`",
            await new Resolving().RefusedAsync(From("U0ADA", "C0ONE") with { Account = "staging" }));

    [Fact]
    public async Task Choice_Holds_AndIsForgotten_WhenTheDirectoryNoLongerAllowsIt()
    {
        var resolving = new Resolving();
        var message = From("U0ADA");
        await resolving.Choices.ChangeAsync("ada", message.Place, c => c with
        {
            Account = "444455556666",
            Region = "eu-west-1",
            Roles = c.Roles.SetItem("111122223333", "arn:aws:iam::111122223333:role/dev"),
        }, TestContext.Current.CancellationToken);
        var caller = await resolving.CallerAsync(message);
        Assert.Equal(("444455556666", "eu-west-1"), (caller.Account, caller.DefaultRegion));
        Assert.Equal(new RoleChoice.Role("arn:aws:iam::111122223333:role/dev"), resolving.Callers.RoleIn(caller, "prod"));
        Assert.Equal("111122223333", (await resolving.CallerAsync(From("U0ADA", "C0ONE"))).Account);

        resolving.Source.Take(DirectoryReader.Read(Resolving.File.Replace(", \"arn:aws:iam::111122223333:role/dev\"]", "]").Replace(", accounts: [staging]", "")));
        caller = await resolving.CallerAsync(message);
        Assert.Equal(("111122223333", "arn:aws:iam::111122223333:role/admin"), (caller.Account, caller.RoleArn));
        Assert.Equal(2, caller.Notices.Length);
        Assert.Empty((await resolving.CallerAsync(message)).Notices);
    }

    [Fact]
    public async Task Removal_ActsOnTheNextMessage_WhenTheFileChanges()
    {
        var resolving = new Resolving();
        await resolving.CallerAsync(From("U0GUS"));
        resolving.Source.Take(DirectoryReader.Read(Resolving.File.Replace("  - { name: gus, ids: [\"slack:U0GUS\"], roles: { prod: \"arn:aws:iam::111122223333:role/dev\" } }\n", "")));
        Assert.Contains("are not in the directory", await resolving.RefusedAsync(From("U0GUS")));
    }

    [Fact]
    public async Task Block_Holds_UntilTheFileSaysSomethingNewOfThePerson()
    {
        var resolving = new Resolving();
        var gus = resolving.Source.Current.People.Single(p => p.Name == "gus");
        await resolving.Blocks.AddAsync("gus", gus, "ada", TestContext.Current.CancellationToken);
        Assert.Equal("role: Your mapping (gus) was removed by ada on 2026-11-20 12:00 UTC. An admin (ada) can give it back with `restore mapping of gus`.", await resolving.RefusedAsync(From("U0GUS")));
        resolving.Source.Take(DirectoryReader.Read(Resolving.File.Replace("\"#one\"", "\"#two\"")));
        Assert.StartsWith("role: Your mapping", await resolving.RefusedAsync(From("U0GUS")));
        resolving.Source.Take(DirectoryReader.Read(Resolving.File.Replace("ids: [\"slack:U0GUS\"]", "ids: [\"slack:U0GUS\", \"slack:U0GUS2\"]")));
        Assert.Equal("gus", (await resolving.CallerAsync(From("U0GUS"))).Person);
    }

    [Fact]
    public async Task Admin_IsTold_WhenAChannelIsNotWhatItWas()
    {
        var resolving = new Resolving();
        Assert.Empty((await resolving.CallerAsync(From("U0GUS"))).Notices);
        resolving.Slack.Channel = new("ops-all", ChannelKind.Public, true);
        Assert.Empty((await resolving.CallerAsync(From("U0GUS"))).Notices);
        Assert.Equal(
            [
                "This channel was private when its guardrail was set, and is public now. Look at its entry in directory.yaml.",
                "This channel was not shared with other organisations when its guardrail was set, and is now. Look at its entry in directory.yaml.",
                "This channel was called 'ops' when its guardrail was set, and is called 'ops-all' now. The guardrail still holds: it goes by the channel's id.",
            ],
            (await resolving.CallerAsync(From("U0ADA"))).Notices);
        resolving.Source.Take(DirectoryReader.Read(Resolving.File.Replace("name: \"#ops\", account: prod, region: us-east-1,", "name: \"#ops\", account: prod, region: us-east-1, mode: knowledge-only,")));
        Assert.Empty((await resolving.CallerAsync(From("U0ADA"))).Notices);
    }
}
