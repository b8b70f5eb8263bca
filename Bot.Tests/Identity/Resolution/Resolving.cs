using System.Collections.Immutable;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Identity.Platforms;
using Bot.Identity.Reading;
using Bot.Identity.Resolution;
using Bot.Tests.Testing;

namespace Bot.Tests.Identity.Resolution;

/// <summary>Callers by a directory, on platforms that answer as told.</summary>
internal sealed class Resolving
{
    public const string File =
        """
        organization:
          platforms: [slack, teams, terminal]
          workspaces: [T0AAA]
          tenants: [11111111-2222-3333-4444-555555555555]
          admins: [ada]
        accounts:
          - { id: "111122223333", alias: prod, regions: [us-east-1, eu-west-1] }
          - { id: "444455556666", alias: staging }
        people:
          - name: ada
            ids: ["slack:U0ADA", "teams:aaaaaaaa-2222-3333-4444-555555555555"]
            roles: { prod: ["arn:aws:iam::111122223333:role/admin", "arn:aws:iam::111122223333:role/dev"], staging: "arn:aws:iam::444455556666:role/admin" }
          - { name: nina, ids: ["slack:U0NINA"] }
          - { name: gus, ids: ["slack:U0GUS"], roles: { prod: "arn:aws:iam::111122223333:role/dev" } }
        groups:
          - { name: sre, ids: ["slack:S0SRE", "teams:bbbbbbbb-2222-3333-4444-555555555555"], roles: { prod: "arn:aws:iam::111122223333:role/ops" } }
        channels:
          - { id: "slack:C0OPS", name: "#ops", account: prod, region: us-east-1, accounts: [staging], outsiders: ["slack:U0GUS"] }
          - { id: "slack:C0ONE", name: "#one", account: prod, region: us-east-1, role: "arn:aws:iam::111122223333:role/channel" }
          - { id: "teams:19:abc@thread.tacv2", name: General, account: prod, region: us-east-1 }
          - { id: "slack:direct", account: prod, region: eu-west-1 }
        """;

    private readonly Platforms _slack = new(Platform.Slack);
    private readonly Platforms _teams = new(Platform.Teams);
    private readonly MemoryRecords _records = new(new FixedTime(Some.Time));

    public Resolving(string file = File)
    {
        var reading = DirectoryReader.Read(file);
        Assert.Empty(reading.Faults);
        Source = new(reading.Directory!);
        Choices = new(_records);
        Blocks = new(_records, new FixedTime(Some.Time));
        Callers = new(Source, new([_slack, _teams], [_slack, _teams]), Choices, Blocks, new(_records));
    }

    public DirectorySource Source { get; }
    public Choices Choices { get; }
    public Blocks Blocks { get; }
    public DirectoryCallers Callers { get; }
    public Platforms Slack => _slack;
    public Platforms Teams => _teams;

    public static Message From(string user, string channel = "C0OPS", string workspace = "T0AAA", Platform platform = Platform.Slack) =>
        new("m1", new(platform, workspace, channel, "t1") { IsDirect = channel.StartsWith('D') }, new(user, user), "hi", Some.Time);

    public Task<CallerResult> ResolveAsync(Message message) => Callers.ResolveAsync(message, TestContext.Current.CancellationToken);

    public async Task<Caller> CallerAsync(Message message) => Assert.IsType<CallerResult.Known>(await ResolveAsync(message)).Caller;

    public async Task<string> RefusedAsync(Message message)
    {
        var refusal = Assert.IsType<CallerResult.Unknown>(await ResolveAsync(message)).Refusal;
        return $"{refusal.By}: {refusal.Message}";
    }

    /// <summary>A platform that answers as told.</summary>
    internal sealed class Platforms(Platform platform) : IPlatformFacts, IGroupMembers
    {
        public Platform Platform { get; } = platform;
        public StandingAnswer Standing { get; set; } = new(Bot.Channels.Standing.Member);
        public ChannelAnswer Channel { get; set; } = new("ops", ChannelKind.Private, false);
        public GroupAnswer Groups { get; set; } = new([]);
        public List<ImmutableArray<string>> GroupsAsked { get; } = [];

        public Task<StandingAnswer> StandingAsync(Message message, CancellationToken cancellation) => Task.FromResult(Standing);

        public Task<ChannelAnswer> ChannelAsync(Message message, CancellationToken cancellation) => Task.FromResult(Channel);

        public Task<GroupAnswer> MemberOfAsync(ImmutableArray<string> groups, Message message, CancellationToken cancellation)
        {
            GroupsAsked.Add(groups);
            return Task.FromResult(Groups);
        }
    }
}
