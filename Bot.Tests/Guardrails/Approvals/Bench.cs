using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Aws.Client;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Guardrails.Audit;
using Bot.Identity;
using Bot.Intents.Actions;
using Bot.Intents.Actions.Changes;
using Bot.Tests.Testing;
using Bot.Understanding;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>People, a channel, one store, and as many replicas of the bot as a test wants.</summary>
internal sealed class Bench : ICallerResolver
{
    public const string Account = "111122223333";
    public static readonly SealedCall Stop = new("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-1") }, Account, "us-east-1");
    private int _messages;

    public Bench()
    {
        Clock = new(Some.Time);
        Records = new MemoryRecords(Clock);
        Outbox = new MemoryTurnStore(Clock);
    }

    public TestClock Clock { get; }

    public IRecords Records { get; }

    /// <summary>What is to be told without anybody asking.</summary>
    public MemoryTurnStore Outbox { get; }

    public PlainDelivery Delivery { get; } = new();

    public KeptAudit Audit { get; } = new();

    /// <summary>What was put into the outbox, and is taken out of it: place and text.</summary>
    public async Task<List<string>> ToldAsync() =>
        [.. (await Outbox.ClaimDeliveriesAsync(new("test", TimeSpan.FromMinutes(1), 100, 100, new Dictionary<string, int>()), CancellationToken.None))
            .Select(d => System.Text.Encoding.UTF8.GetString(DeliveryBody.Read(d.Delivery.Body)!.Value.Content.Span))];

    public FakeInstances Aws { get; } = new("i-1", "i-2", "i-3");

    /// <summary>The channel's rules; another instance for another directory.</summary>
    public DirectoryChannel Channel { get; set; } = new("slack:C1", "#ops", Account, "us-east-1") { Mode = ChannelMode.Full, Approvers = ["bob", "carol", "group:sre"] };

    public string DirectoryVersion { get; set; } = "v1";

    /// <summary>Roles by person; who is not in it is not known.</summary>
    public Dictionary<string, string> Roles { get; } = new()
    {
        ["ada"] = "arn:aws:iam::111122223333:role/admin",
        ["bob"] = "arn:aws:iam::111122223333:role/admin",
        ["carol"] = "arn:aws:iam::111122223333:role/reader",
        ["dan"] = "arn:aws:iam::111122223333:role/reader",
        ["sue"] = "arn:aws:iam::111122223333:role/reader",
    };

    public static Place Ops { get; } = new(Platform.Slack, "T1", "C1", "1700.1");

    public Task<CallerResult> ResolveAsync(Message message, CancellationToken cancellation) => Task.FromResult<CallerResult>(
        Roles.TryGetValue(message.From.Id, out var role)
            ? new CallerResult.Known(new(message.From, message.From.Id, Account, "acme", role, "us-east-1", "#ops")
            {
                Channel = message.Place.Channel == "C1" ? Channel : Channel with { Id = $"slack:{message.Place.Channel}" },
                Groups = message.From.Id == "sue" ? ["sre"] : [],
                IsAdmin = message.From.Id == "carol",
                Place = message.Place,
                MessageId = message.Id,
                DirectoryVersion = DirectoryVersion,
            })
            : new CallerResult.Unknown(new("not-permitted", "role", "unknown")));

    public RoleChoice RoleIn(Caller caller, string account) => Roles.TryGetValue(caller.Person, out var role) ? new RoleChoice.Role(role) : new RoleChoice.None();

    /// <summary>A replica of the bot on the shared store.</summary>
    public Replica NewReplica(IRecords? records = null, IAwsClient? aws = null) => new(this, records ?? Records, aws ?? Aws);

    public string NewMessageId() => $"m{Interlocked.Increment(ref _messages)}";

    /// <summary>The plan as the store has it.</summary>
    public async Task<Approval> ReadAsync(string id) =>
        (await new ApprovalStore(Records).GetAsync(Ops, id, CancellationToken.None))?.Approval ?? throw new InvalidOperationException("no such plan");
}

/// <summary>A platform that shows an answer's text.</summary>
internal sealed class PlainDelivery : IDelivery
{
    public Platform Platform => Platform.Slack;

    public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

    public byte[] Render(string deliveryId, Message message, TurnResult result) => System.Text.Encoding.UTF8.GetBytes($"{message.Place.Channel}/{message.Place.Thread}: {result.Answer.Text}");

    public Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>An audit that can be read.</summary>
internal sealed class KeptAudit : IAudit
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<AuditEvent> _all = new();

    public IEnumerable<string> Plans => _all.Where(e => e.Kind == AuditKind.Approval).Select(e => $"{e.Person} {e.Action} {e.Outcome}");

    public void Record(AuditEvent happened) => _all.Enqueue(happened);

    public Task FlushAsync(CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>One process of the bot.</summary>
internal sealed class Replica
{
    private readonly Bench _bench;
    private readonly IAwsClient _aws;

    public Replica(Bench bench, IRecords records, IAwsClient aws)
    {
        (_bench, _aws) = (bench, aws);
        var store = new ApprovalStore(records);
        var knowledge = new ChangeKnowledge(bench.Clock);
        var runner = new PlanRunner(store, bench, knowledge, bench.Clock);
        var notices = new PlanNotices(bench.Outbox, [bench.Delivery], () => null, bench.Clock);
        var plans = new PlanAudit(bench.Audit, bench.Clock);
        Desk = new(store, runner, notices, plans, bench, new ApprovalOptions(), bench.Clock, NullLogger<PlanDesk>.Instance);
        var sessions = new AwsSessions(new AwsConnections(_ => _aws), new Judge(() => null, _ => null), new Denials(() => null, _ => null), bench.Clock);
        Abandoned = new(store, runner, notices, plans, sessions, bench.Audit, bench.Clock, NullLogger<AbandonedPlans>.Instance);
        Planner = new(knowledge, Desk);
    }

    public PlanDesk Desk { get; }

    public AbandonedPlans Abandoned { get; }

    public ChangePlanner Planner { get; }

    /// <summary>Asks for a change; the answer's plan waits.</summary>
    public async Task<Answer> AskAsync(string person, SealedCall[]? calls = null, string? breakGlass = null, Place? place = null) =>
        await Planner.PlanAsync(await TurnAsync(person, null, place, breakGlass), calls ?? [Bench.Stop], CancellationToken.None);

    public async Task<string> PlanAsync(string person = "ada", SealedCall[]? calls = null) =>
        (await AskAsync(person, calls)).PlanId ?? throw new InvalidOperationException("no plan was made");

    public async Task<Answer> ApproveAsync(string person, string id, string reason = "", string? messageId = null, Place? place = null) =>
        await Desk.ApproveAsync(await TurnAsync(person, messageId, place), id, reason, CancellationToken.None);

    public async Task<Answer> RejectAsync(string person, string id, string reason = "", Place? place = null) =>
        await Desk.RejectAsync(await TurnAsync(person, null, place), id, reason, CancellationToken.None);

    public async Task<Answer> UndoAsync(string person, string id) => await Desk.UndoAsync(await TurnAsync(person), id, CancellationToken.None);

    public async Task<Turn> TurnAsync(string person, string? messageId = null, Place? place = null, string? breakGlass = null)
    {
        var message = new Message(messageId ?? _bench.NewMessageId(), place ?? Bench.Ops, new(person, person), "…", _bench.Clock.Now);
        var caller = ((CallerResult.Known)await _bench.ResolveAsync(message, CancellationToken.None)).Caller;
        var sessions = new AwsSessions(new AwsConnections(_ => _aws), new Judge(() => null, _ => null), new Denials(() => null, _ => null), _bench.Clock);
        var session = sessions.Open(caller, account => _bench.RoleIn(caller, account));
        var question = new Question { Text = "…", Family = Family.Action, Shape = Shape.Text, BreakGlass = breakGlass };
        return new(message, Conversation.Empty, question, caller, session, _bench.Clock.Now);
    }
}
