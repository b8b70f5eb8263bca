using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Identity;

namespace Bot.Intents.Actions.Changes;

/// <summary>What is known of the changes that AWS's operations make, by operation.</summary>
internal sealed class ChangeKnowledge(TimeProvider clock) : IChangeKnowledge
{
    private static readonly OtherChange s_other = new();

    /// <summary>Every family. A new one is one class and one entry here.</summary>
    internal static ImmutableArray<IChangeKind> Kinds { get; } =
    [
        new InstancePower(), new DatabasePower(), new GroupCapacity(), new ServiceUpdate(), new FunctionSettings(), new FunctionInvoke(), new AlarmSwitch(),
        new Ec2Tags(), new TagsByArn(), new QueueMoves(), new Automation(),
    ];

    private static readonly FrozenDictionary<string, IChangeKind> s_byOperation = Kinds.SelectMany(k => k.Operations.Select(o => (o, k))).ToFrozenDictionary(p => p.o, p => p.k, StringComparer.Ordinal);

    public Task<ChangeFacts> ReadAsync(AwsSession aws, SealedCall call, CancellationToken cancellation) =>
        Of(call).ReadAsync(new(aws, call, cancellation), call);

    public async Task<CallFate> LookUpAsync(AwsSession aws, PlannedCall call, DateTimeOffset sentAt, CancellationToken cancellation)
    {
        var reads = new ChangeReads(aws, call.Call, cancellation);
        return await Of(call.Call).LookUpAsync(reads, call, sentAt).ConfigureAwait(false)
            ?? await TrailLookUp.FindAsync(reads, call.Call, aws.Caller.Person, sentAt, clock.GetUtcNow()).ConfigureAwait(false);
    }

    public (string Note, JsonObject? Output) Tell(SealedCall call, JsonObject body) => Of(call).Tell(call, body);

    private static IChangeKind Of(SealedCall call) => s_byOperation.GetValueOrDefault($"{call.Service}:{call.Operation}", s_other);
}
