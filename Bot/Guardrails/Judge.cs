using System.Collections.Immutable;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>The layers in their order.</summary>
/// <param name="directory">The directory's rules and accounts as they are now.</param>
internal sealed class Judge(Func<Directory?> directory) : IJudge
{
    private static readonly ImmutableArray<Layer> s_order = [Layer.HardBlock, Layer.Organization, Layer.Channel, Layer.Role, Layer.Scope, Layer.Approval];

    public Verdict Decide(Caller caller, JudgedCall call, Grant grant)
    {
        var now = directory();
        var layers = ImmutableArray.CreateBuilder<LayerVerdict>(s_order.Length);
        var denied = false;
        foreach (var layer in s_order)
        {
            var said = denied ? new LayerVerdict(layer, LayerState.NotReached, "") : Ask(layer, now, caller, call, grant);
            denied |= said.State == LayerState.Denied;
            layers.Add(said);
        }
        return new(layers.MoveToImmutable());
    }

    private static LayerVerdict Ask(Layer layer, Directory? directory, Caller caller, JudgedCall call, Grant grant) => layer switch
    {
        Layer.HardBlock => HardBlocks.Reason(call, directory?.Organization.AlsoBlocked ?? []) is { } reason ? No(layer, reason) : Yes(layer),
        Layer.Channel => caller.Channel is { Mode: ChannelMode.KnowledgeOnly } ? No(layer, "answers from knowledge only") : Yes(layer),
        Layer.Role => call.Role is RoleChoice.None ? No(layer, $"you have no role in account {call.Account}") : new(layer, LayerState.Unknown, "AWS decides"),
        Layer.Approval => Approval(call, grant),
        _ => Yes(layer),
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
