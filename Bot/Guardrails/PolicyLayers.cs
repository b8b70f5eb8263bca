using System.Collections.Immutable;
using Bot.Aws.Iam;
using Bot.Identity;

namespace Bot.Guardrails;

/// <summary>The layers that are policies: the organisation's, the channel's, the role's.</summary>
internal static class PolicyLayers
{
    /// <summary>AWS answers it to everybody, whatever any policy says.</summary>
    private const string Free = "sts:GetCallerIdentity";

    /// <summary>Each of the organisation's policies binds; one that only denies stands beside a policy that allows everything.</summary>
    public static LayerVerdict Organization(ImmutableArray<GuardrailPolicy> policies, JudgedCall call, CallContext context)
    {
        LayerVerdict? unknown = null;
        foreach (var policy in policies)
        {
            if (policy.Document is not { } document)
                continue;
            var (said, action) = Worst([document], call, context);
            if (said.Foresight == Foresight.ExplicitlyDenied || (said.Foresight == Foresight.ImplicitlyDenied && document.HasAllow))
                return Denied(Layer.Organization, said, action, policy.Name, "the organisation's policies");
            if (said.Foresight == Foresight.Unknown && document.HasAllow)
                unknown ??= new(Layer.Organization, LayerState.Unknown, "AWS decides", policy.Name);
        }
        return unknown ?? new(Layer.Organization, LayerState.Passed, "");
    }

    /// <summary>The channel's guardrail policies act as one.</summary>
    public static LayerVerdict Channel(DirectoryChannel channel, JudgedCall call, CallContext context)
    {
        if (channel.Mode == ChannelMode.KnowledgeOnly)
            return new(Layer.Channel, LayerState.Denied, Modes.KnowledgeOnly);
        if (channel.Mode == ChannelMode.ReadOnly && !HardBlocks.IsRead(call.Operation) && !Grant.IsWords(call))
            return new(Layer.Channel, LayerState.Denied, Modes.ReadOnly);
        if (channel.Guardrails.IsDefaultOrEmpty)
            return new(Layer.Channel, LayerState.Passed, "");
        var documents = channel.Guardrails.Select(g => g.Document).OfType<PolicyDocument>().ToArray();
        var (said, action) = Worst(documents, call, context);
        // A managed policy whose text is not known may allow what the others do not.
        return said.Foresight == Foresight.Unknown || (said.Foresight == Foresight.ImplicitlyDenied && documents.Length < channel.Guardrails.Length)
            ? new(Layer.Channel, LayerState.Unknown, "AWS decides")
            : said.Denies ? Denied(Layer.Channel, said, action, string.Join(", ", channel.Guardrails.Select(g => g.Name)), "the guardrail of this channel")
            : new(Layer.Channel, LayerState.Passed, "", said.Policy, said.Statement);
    }

    /// <summary>The role's own policies and its boundary.</summary>
    public static LayerVerdict Role(RolePolicies policies, JudgedCall call, CallContext context)
    {
        var (identity, action) = Worst(policies.Identity, call, context);
        if (identity.Denies)
            return Denied(Layer.Role, identity, action, null, "the role's policies");
        var isUnknown = identity.Foresight == Foresight.Unknown;
        if (policies.Boundary is { } boundary)
        {
            var (bounded, over) = Worst([boundary], call, context);
            if (bounded.Denies)
                return Denied(Layer.Role, bounded, over, boundary.Name, "the role's permissions boundary");
            isUnknown |= bounded.Foresight == Foresight.Unknown;
        }
        return isUnknown ? new(Layer.Role, LayerState.Unknown, "AWS decides") : new(Layer.Role, LayerState.Passed, "", identity.Policy, identity.Statement);
    }

    private static LayerVerdict Denied(Layer layer, ForeseenDecision said, string action, string? policies, string whose) =>
        said.Foresight == Foresight.ExplicitlyDenied
            ? new(layer, LayerState.Denied, $"`{action}` is denied by {whose}", said.Policy, said.Statement)
            : new(layer, LayerState.Denied, $"{whose} {(whose.EndsWith('s') ? "do" : "does")} not allow `{action}`", policies);

    /// <summary>The answer on every action and resource of the call: the first sure denial, else the least sure one.</summary>
    private static (ForeseenDecision Said, string Action) Worst(IReadOnlyList<PolicyDocument> policies, JudgedCall call, CallContext context)
    {
        var worst = new ForeseenDecision(Foresight.Allowed, null, null);
        var actions = call.Operation.IamActions;
        for (var i = 0; i < actions.Count; i++)
        {
            if (actions[i] == Free)
                continue;
            // Only of the first action is it known what it works on.
            var known = i == 0 ? context.Resources.Count : 0;
            for (var r = 0; r < Math.Max(known, 1); r++)
            {
                var said = PolicyForesight.Of(policies, context.Request(actions[i], known == 0 ? null : context.Resources[r]));
                if (said.Denies)
                    return (said, actions[i]);
                if (said.Foresight == Foresight.Unknown || worst.Statement is null)
                    worst = worst.Foresight == Foresight.Unknown ? worst : said;
            }
        }
        return (worst, actions[0]);
    }
}

/// <summary>What a channel's mode denies, in words.</summary>
internal static class Modes
{
    public const string ReadOnly = "this channel is read-only";
    public const string KnowledgeOnly = "this channel answers from knowledge only and asks AWS nothing";
}
