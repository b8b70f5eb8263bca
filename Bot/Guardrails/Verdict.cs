using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Identity;

namespace Bot.Guardrails;

/// <summary>The layers that a call passes, in their order.</summary>
internal enum Layer
{
    HardBlock,
    Organization,
    Channel,
    Role,
    Scope,
    Approval,
    /// <summary>AWS's own answer, which is final.</summary>
    Aws,
}

internal enum LayerState
{
    Passed,
    Denied,
    /// <summary>The layer could not be foreseen (its policies are not known); AWS decides.</summary>
    Unknown,
    /// <summary>An earlier layer had already denied.</summary>
    NotReached,
}

/// <summary>What one layer says of a call.</summary>
/// <param name="Policy">The policy that decided; null where no policy did.</param>
/// <param name="Statement">Its statement, by Sid or by number; null where none did.</param>
/// <param name="Note">Why, in a few words.</param>
internal sealed record LayerVerdict(Layer Layer, LayerState State, string Note, string? Policy = null, string? Statement = null);

/// <summary>What the judge says of a call.</summary>
/// <param name="Layers">In their order, one each.</param>
internal sealed record Verdict(ImmutableArray<LayerVerdict> Layers)
{
    public bool Allowed => DeniedBy is null;
    /// <summary>The first layer that said no; null when none did.</summary>
    public LayerVerdict? DeniedBy => Layers.FirstOrDefault(l => l.State == LayerState.Denied);
}

/// <summary>A call to be judged.</summary>
internal sealed record JudgedCall(AwsService Service, AwsOperation Operation, JsonObject Parameters, string Account, string Region)
{
    /// <summary>Whom AWS will see.</summary>
    public RoleChoice Role { get; init; } = new RoleChoice.None();
}
