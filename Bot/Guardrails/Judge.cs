using System.Collections.Immutable;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>The layers in their order. What a layer cannot foresee it leaves to AWS, which holds the same guardrail as a session policy.</summary>
/// <param name="directory">The directory in force; null where there is none.</param>
/// <param name="roles">What is known of the policies of roles.</param>
internal sealed class Judge(Func<Directory?> directory, Func<string, RolePolicies?> roles) : IJudge
{
    private const int LayerCount = 6;
    private static readonly LayerVerdict s_decidedByAws = new(Layer.Role, LayerState.Unknown, "AWS decides");

    public Verdict Decide(Caller caller, JudgedCall call, Grant grant)
    {
        var now = directory();
        var context = new CallContext(caller, call);
        var layers = ImmutableArray.CreateBuilder<LayerVerdict>(LayerCount);
        for (var layer = Layer.HardBlock; layer <= Layer.Approval; layer++)
        {
            var said = layers.Count > 0 && layers[^1].State is LayerState.Denied or LayerState.NotReached
                ? new(layer, LayerState.NotReached, "")
                : Ask(layer, now, caller, call, context, grant);
            layers.Add(said);
        }
        return new(layers.MoveToImmutable());
    }

    private LayerVerdict Ask(Layer layer, Directory? now, Caller caller, JudgedCall call, CallContext context, Grant grant) => layer switch
    {
        Layer.HardBlock => HardBlocks.Reason(call, now?.Organization.AlsoBlocked ?? []) is { } reason ? No(layer, reason) : Yes(layer),
        Layer.Organization => now is null ? Yes(layer) : PolicyLayers.Organization(now.Organization.Policies, call, context),
        Layer.Channel => caller.Channel is { } channel ? PolicyLayers.Channel(channel, call, context) : Yes(layer),
        Layer.Role => Role(call, context),
        Layer.Scope => Scopes.Of(now, caller.Channel, call),
        _ => Approval(call, grant),
    };

    private LayerVerdict Role(JudgedCall call, CallContext context) => call.Role switch
    {
        RoleChoice.None => No(Layer.Role, $"no role in account {call.Account}"),
        RoleChoice.Role { Arn: { } arn } when roles(arn) is { } known => PolicyLayers.Role(known, call, context),
        _ => s_decidedByAws,
    };

    private static LayerVerdict Approval(JudgedCall call, Grant grant)
    {
        if (HardBlocks.IsRead(call.Operation))
            return Yes(Layer.Approval);
        return grant.Of(call) switch
        {
            GrantState.Granted => new(Layer.Approval, LayerState.Passed, grant.PlanId is { } plan ? $"plan {plan} is approved" : "confirmed"),
            GrantState.Spent => No(Layer.Approval, "the approval covered it once, and has been used"),
            _ => No(Layer.Approval, "it changes something, and no approval covers this call"),
        };
    }

    private static LayerVerdict Yes(Layer layer) => new(layer, LayerState.Passed, "");

    private static LayerVerdict No(Layer layer, string note) => new(layer, LayerState.Denied, note);
}
