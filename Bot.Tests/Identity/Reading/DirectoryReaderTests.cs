using Bot.Identity;
using Bot.Identity.Reading;

namespace Bot.Tests.Identity.Reading;

public sealed class DirectoryReaderTests
{
    private const string Whole =
        """
        organization:
          platforms: [slack, teams]
          workspaces: [T0AAA]
          tenants: [11111111-2222-3333-4444-555555555555]
          channelKinds: [public, private]
          admins: [ada, "group:sre"]
          policies: [look]
          alsoBlocked: ["rds:Delete*"]
          allowChannelRoles: true
        accounts:
          - { id: "111122223333", alias: prod, regions: [us-east-1, eu-west-1], botRole: "arn:aws:iam::111122223333:role/wheelhouse/step", externalId: "x-1" }
          - { id: "444455556666" }
        people:
          - name: ada
            ids: ["slack:U0ADA", "teams:AAAAAAAA-2222-3333-4444-555555555555"]
            roles: { prod: ["arn:aws:iam::111122223333:role/admin", "arn:aws:iam::111122223333:role/dev"] }
          - { name: bob, ids: ["slack:U0BOB"] }
        groups:
          - { name: sre, ids: ["slack:S0SRE"], members: [bob], roles: { "444455556666": "arn:aws:iam::444455556666:role/ops" } }
        guardrails:
          - { name: look, document: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "ec2:Describe*", Resource: "*" }] } }
          - { name: managed, arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }
          - { name: json, document: '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"iam:*","Resource":"*"}}' }
        channels:
          - id: slack:C0OPS
            name: "#ops"
            account: prod
            region: us-east-1
            mode: full
            accounts: ["444455556666"]
            regions: [us-east-1, eu-west-1]
            guardrails: [look, managed]
            role: arn:aws:iam::111122223333:role/channel
            approvers: [ada, "group:sre"]
            ownApproval: true
            approvalRules: [{ actions: ["ec2:*"], tags: ["env=prod"], minResources: 5, approvers: 2 }]
            outsiders: ["slack:U0EXT"]
            answersInThreads: false
          - { id: "teams:19:abc@thread.tacv2", account: "444455556666", region: us-east-1 }
          - { id: "slack:direct", account: prod, region: eu-west-1, mode: knowledge-only }
        """;

    [Fact]
    public void Read_GivesEveryPart_OfAValidFile()
    {
        var reading = DirectoryReader.Read(Whole);
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Warnings);
        var directory = reading.Directory!;
        Assert.Equal(["ada", "group:sre"], directory.Organization.Admins);
        Assert.Equal("look", Assert.Single(directory.Organization.Policies).Name);
        Assert.Equal(["public", "private"], directory.Organization.ChannelKinds);
        Assert.Equal(("arn:aws:iam::111122223333:role/wheelhouse/step", "x-1"), (directory.Accounts[0].BotRole, directory.Accounts[0].ExternalId));
        Assert.Equal("444455556666", directory.Accounts[1].Alias);
        Assert.Equal(["arn:aws:iam::111122223333:role/admin", "arn:aws:iam::111122223333:role/dev"], directory.People[0].Roles["111122223333"]);
        Assert.Contains("teams:aaaaaaaa-2222-3333-4444-555555555555", directory.People[0].Ids);
        Assert.Equal(["bob"], directory.Groups[0].Members);
        var ops = directory.Channels[0];
        Assert.Equal((ChannelMode.Full, "111122223333", true, false), (ops.Mode, ops.Account, ops.OwnApproval, ops.AnswersInThreads));
        Assert.Equal("arn:aws:iam::aws:policy/ReadOnlyAccess", ops.Guardrails[1].ManagedArn);
        Assert.NotNull(ops.Guardrails[0].Document);
        Assert.Equal("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}""", ops.Guardrails[0].Json);
        Assert.Equal((5, 2), (ops.ApprovalRules[0].MinResources, ops.ApprovalRules[0].Approvers));
        Assert.Equal(ChannelMode.ReadOnly, directory.Channels[1].Mode);
        Assert.Equal("slack:direct", directory.Channels[2].Name);
    }

    [Theory]
    [InlineData("id: slack:C0OPS", "id: \"#ops\"", "line 25, channels[0].id: '#ops' does not say its platform; begin with slack:, teams:, playground: or terminal:. Names such as #ops are not taken, for they can be changed.")]
    [InlineData("id: slack:C0OPS", "id: slack:ops", "line 25, channels[0].id: 'slack:ops' is no Slack channel id; write slack:C… (in Slack: channel details, at the bottom). Names are not taken, for they can be changed.")]
    [InlineData("id: slack:C0OPS", "id: slack:D0OPS", "line 25, channels[0].id: 'slack:D0OPS' is one direct message; write slack:direct, which stands for all of them.")]
    [InlineData("teams:19:abc@thread.tacv2", "teams:General", "line 39, channels[1].id: 'teams:General' is no Teams channel id; write teams:19:…@thread.tacv2 (from the channel's link, decoded), or teams:direct. Names are not taken, for they can be changed.")]
    [InlineData("mode: full", "mode: ful", "line 29, channels[0].mode: 'ful' is no mode; did you mean 'full'?")]
    [InlineData("mode: full", "mod: full", "line 29, channels[0].mod: is no key here; did you mean 'mode'?")]
    [InlineData("    region: us-east-1\n    mode", "    region: us-east-11\n    mode", "line 28, channels[0].region: 'us-east-11' is no Region code; did you mean us-east-1?")]
    [InlineData("    region: us-east-1\n    mode", "    mode", "line 25, channels[0].region: is missing; write the default Region, such as us-east-1.")]
    [InlineData("    region: us-east-1\n    mode", "    region: us-west-2\n    mode", "line 28, channels[0].region: 'us-west-2' is not among this channel's 'regions'; add it there, or write one of us-east-1, eu-west-1.")]
    [InlineData("guardrails: [look, managed]", "guardrails: [loko]", "line 32, channels[0].guardrails[0]: guardrail 'loko' is not under 'guardrails'; did you mean 'look'?")]
    [InlineData("approvers: [ada, \"group:sre\"]", "approvers: []", "line 34, channels[0].approvers: is missing, so nobody could approve a change; write who may (names of people, or group:NAME), or write 'mode: read-only'.")]
    [InlineData("approvers: [ada, \"group:sre\"]", "approvers: [ada]", "line 36, channels[0].approvalRules: a rule asks for 2 approvers, and 1 person is listed; add approvers, or ask for fewer.")]
    [InlineData("approvers: [ada, \"group:sre\"]", "approvers: [sre]", "line 34, channels[0].approvers[0]: 'sre' is a group; write group:sre.")]
    [InlineData("approvers: [ada, \"group:sre\"]", "approvers: [ad, \"group:sre\"]", "line 34, channels[0].approvers[0]: 'ad' is not under 'people'; did you mean 'ada'?")]
    [InlineData("tags: [\"env=prod\"]", "tags: [prod]", "line 36, channels[0].approvalRules[0].tags[0]: 'prod' is no tag; write key=value, such as env=prod (both may hold *).")]
    [InlineData("minResources: 5", "minResources: few", "line 36, channels[0].approvalRules[0].minResources: 'few' does not fit; write a whole number from 1 to 100000.")]
    [InlineData("ownApproval: true", "ownApproval: yes", "line 35, channels[0].ownApproval: 'yes' is neither; write true or false.")]
    [InlineData("role: arn:aws:iam::111122223333:role/channel", "role: arn:aws:iam::444455556666:role/channel", "line 33, channels[0].role: 'arn:aws:iam::444455556666:role/channel' is a role of account 444455556666; write a role of account 111122223333.")]
    [InlineData("id: \"444455556666\" }", "id: \"44445555\" }", "line 12, accounts[1].id: '44445555' is no account id; write twelve digits in quotes, such as \"111122223333\".")]
    [InlineData("alias: prod,", "alias: \"444455556666\",", "line 12, accounts[1].id: account '444455556666' stands here twice; keep one.")]
    [InlineData("externalId: \"x-1\"", "externalId: \"ab c\"", "line 11, accounts[0].externalId: AWS does not take this as an external id; write 2 to 1224 letters, digits and + = , . @ : / - _.")]
    [InlineData("slack:U0BOB", "slack:U0ADA", "line 17, people[1].ids[0]: 'slack:U0ADA' already is ada; an id belongs to one person.")]
    [InlineData("slack:U0BOB", "slack:bob", "line 17, people[1].ids[0]: 'slack:bob' is no Slack user id; write slack:U… (in Slack: profile, More, Copy member ID).")]
    [InlineData("name: bob", "name: Ada", "line 17, people[1].name: 'Ada' is named in line 14 already; names of people and groups must differ.")]
    [InlineData("name: bob", "name: slack-U1", "line 17, people[1].name: 'slack-U1' cannot be a name, for the bot itself gives names that begin with 'slack-'; write another.")]
    [InlineData("roles: { prod:", "roles: { prdo:", "line 16, people[0].roles.prdo: account 'prdo' is not under 'accounts'; did you mean 'prod'?")]
    [InlineData("arn:aws:iam::111122223333:role/dev", "dev", "line 16, people[0].roles.prod[1]: 'dev' is no role's ARN; write arn:aws:iam::111122223333:role/NAME.")]
    [InlineData("slack:S0SRE", "slack:sre", "line 19, groups[0].ids[0]: 'slack:sre' is no Slack user group id; write slack:S… (in Slack: People, User groups, Copy group ID).")]
    [InlineData("members: [bob]", "members: [\"group:x\"]", "line 19, groups[0].members[0]: 'group:x' is a group, and groups hold people only; list its people.")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", "ReadOnlyAccess", "line 22, guardrails[1].arn: 'ReadOnlyAccess' is no ARN of a managed policy; write one such as arn:aws:iam::aws:policy/ReadOnlyAccess.")]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/service-role/X", "line 22, guardrails[1].arn: 'arn:aws:iam::aws:policy/service-role/X' is a policy for services' own roles; write a policy that is meant for people.")]
    [InlineData("policies: [look]", "policies: [managed]", "line 7, organization.policies[0]: the document of 'managed' is not in the file, so nothing can be foreseen from it; give the guardrail its 'document'.")]
    [InlineData("alsoBlocked: [\"rds:Delete*\"]", "alsoBlocked: [rds delete]", "line 8, organization.alsoBlocked[0]: 'rds delete' is no IAM action; write one such as ec2:TerminateInstances or rds:Delete*.")]
    [InlineData("platforms: [slack, teams]", "platforms: [slak, teams]", "line 2, organization.platforms[0]: 'slak' is no platform; did you mean 'slack'?")]
    [InlineData("workspaces: [T0AAA]", "workspaces: [acme]", "line 3, organization.workspaces[0]: 'acme' is no Slack workspace id; write T… (in the address of the workspace in a browser).")]
    [InlineData("workspaces: [T0AAA]", "workspaces: [T0AAA, T0BBB]", "line 25, channels[0].workspace: is missing, and several workspaces are listed; write the one that the channel is in (T0AAA, T0BBB).")]
    [InlineData("tenants: [11111111-2222-3333-4444-555555555555]", "tenants: [contoso]", "line 4, organization.tenants[0]: 'contoso' is no tenant id; write the GUID (Entra admin center, Overview, Tenant ID).")]
    [InlineData("allowChannelRoles: true", "allowChannelRoles: true\n  allowChannelRoles: false", "line 10, organization.allowChannelRoles: the key stands here again (first in line 9); keep one.")]
    [InlineData("region: eu-west-1, mode: knowledge-only", "region: *here, mode: knowledge-only", "line 40, channels[2].region: aliases ('*name') are not read; write the value itself, or use groups and named guardrails.")]
    public void Read_SaysLineKeyFaultAndRepair_WhenSomethingIsWrong(string valid, string wrong, string fault)
    {
        Assert.Contains(valid, Whole, StringComparison.Ordinal);
        var reading = DirectoryReader.Read(Whole.Replace(valid, wrong, StringComparison.Ordinal));
        Assert.Null(reading.Directory);
        Assert.Contains(fault, reading.Faults.Select(f => f.ToString()));
    }

    [Theory]
    [InlineData("Effect: Allow, Action: \"ec2:Describe*\"", "Effect: Permit, Action: \"ec2:Describe*\"", "is no valid IAM policy")]
    [InlineData("Effect: Allow, Action: \"ec2:Describe*\"", "Effect: Allow, Principal: \"*\", Action: \"ec2:Describe*\"", "is no policy for sessions: Statement[0]: Principal belongs in resource policies only.")]
    [InlineData("'{\"Version\"", "'{Version", "is no JSON (")]
    public void Read_NamesThePolicysFault(string valid, string wrong, string fault) =>
        Assert.Contains(DirectoryReader.Read(Whole.Replace(valid, wrong, StringComparison.Ordinal)).Faults, f => f.Key.EndsWith(".document", StringComparison.Ordinal) && f.Text.StartsWith(fault, StringComparison.Ordinal));

    [Fact]
    public void Read_ListsAllFaults_InTheOrderOfTheFile()
    {
        var reading = DirectoryReader.Read(Whole.Replace("[slack, teams]", "[slck, teams]").Replace("mode: full", "mode: f").Replace("id: \"444455556666\" }", "id: 4 }").Replace("name: bob", "nam: bob"));
        Assert.True(reading.Faults.Length >= 5);
        Assert.Equal(reading.Faults.OrderBy(f => f.Line), reading.Faults);
    }

    [Theory]
    [InlineData("", "line 1: the file is empty; write 'organization', 'accounts', 'people' and 'channels'.")]
    [InlineData("- a", "line 1: a directory is a mapping; write 'organization', 'accounts', 'people' and 'channels'.")]
    [InlineData("accounts: x", "line 1, accounts: must be a list; begin each entry with '- ' and give it the keys id, alias, regions, botRole, externalId.")]
    [InlineData("accounts:\n  - x", "line 2, accounts[0]: must be a mapping with the keys id, alias, regions, botRole, externalId.")]
    [InlineData("accounts:\n  - id: \"111122223333\"\n---\na: 1", "line 3: a directory is one YAML document; remove the second '---'.")]
    public void Read_SaysWhatIsExpected_WhenTheFormIsWrong(string text, string fault) =>
        Assert.Contains(fault, DirectoryReader.Read(text).Faults.Select(f => f.ToString()));

    [Fact]
    public void Read_WarnsThatAllIsRefused_WhenTheOrganisationIsMissing() =>
        Assert.Contains("line 1, organization: is missing, so no platform may be used and every message is refused; write 'organization: { platforms: [slack] }' with the platforms you use.",
            DirectoryReader.Read("accounts: [{ id: \"111122223333\" }]").Warnings.Select(w => w.ToString()));

    [Theory]
    [InlineData("Action: \"ec2:Describe*\", Resource: \"*\" }", "Action: \"*\", Resource: \"*\" }", true)]
    [InlineData("Action: \"ec2:Describe*\", Resource: \"*\" }", "Action: \"*\", Resource: \"*\", Condition: { StringEquals: { \"aws:RequestedRegion\": us-east-1 } } }", false)]
    [InlineData("Action: \"ec2:Describe*\", Resource: \"*\" }", "Action: \"*\", Resource: \"*\" }, { Effect: Deny, Action: \"iam:*\", Resource: \"*\" }", false)]
    public void Read_WarnsOfAGuardrailThatHoldsNothingBack(string valid, string wide, bool warned) =>
        Assert.Equal(warned, DirectoryReader.Read(Whole.Replace(valid, wide, StringComparison.Ordinal)).Warnings.Any(w => w.Text.StartsWith("'look' allows every action on everything", StringComparison.Ordinal)));

    [Fact]
    public void Read_FaultsAGuardrail_ThatStsWouldNotTake()
    {
        var actions = string.Join(", ", Enumerable.Range(0, 120).Select(i => $"\"service{i:000}:Action*\""));
        var reading = DirectoryReader.Read(Whole.Replace("Action: \"ec2:Describe*\"", $"Action: [{actions}]", StringComparison.Ordinal));
        Assert.Contains(reading.Faults, f => f.Key == "channels[0].guardrails" && f.Text.Contains("AWS takes 2048 for a session", StringComparison.Ordinal));
    }

    [Fact]
    public void Version_IsOfTheContent_NotOfItsSpelling()
    {
        var version = DirectoryReader.Read(Whole).Directory!.Version;
        Assert.Equal(version, DirectoryReader.Read("# a comment\n" + Whole.Replace("mode: full", "mode:   'full' # all")).Directory!.Version);
        Assert.NotEqual(version, DirectoryReader.Read(Whole.Replace("ownApproval: true", "ownApproval: false")).Directory!.Version);
    }

    [Fact]
    public void Read_NeverThrows_WhateverTheFileHolds()
    {
        var random = new Random(20261120);
        string[] pieces = ["*", "&a", "- ", ": ", "[", "]", "{", "}", "\n", "\n  ", "\t", "'", "\"", "|", ">", "!!x", "---", "?", "%", "\0", "é", "null", "~", "slack:", "arn:aws:iam::", "<<", ",", "#"];
        for (var i = 0; i < 3000; i++)
        {
            var text = Whole;
            for (var edits = random.Next(1, 6); edits > 0; edits--)
            {
                var at = random.Next(text.Length);
                var length = Math.Min(random.Next(0, 40), text.Length - at);
                text = random.Next(3) switch
                {
                    0 => text.Remove(at, length),
                    1 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    _ => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                };
            }
            var reading = DirectoryReader.Read(text);
            Assert.Equal(reading.Directory is null, reading.Faults.Length > 0);
            Assert.All(reading.Faults, f => Assert.True(f.Line > 0 && f.Text.Length > 10));
        }
    }

    [Fact]
    public void Read_RefusesDeepNesting_AndLongFiles()
    {
        Assert.Contains(DirectoryReader.Read("a: " + new string('[', 5000)).Faults, f => f.Text.Contains("nested deeper", StringComparison.Ordinal));
        Assert.Contains(DirectoryReader.Read(new string('#', YamlReader.MaxLength + 1)).Faults, f => f.Text.Contains("characters", StringComparison.Ordinal));
    }
}
