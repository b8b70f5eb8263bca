using System.Collections.Immutable;
using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Guardrails;

/// <summary>Verdicts in words: what was denied, by which layer, what would change it, and who can change it.</summary>
/// <param name="directory">The directory in force; null where there is none.</param>
/// <param name="roles">What is known of the policies of roles.</param>
internal sealed class Denials(Func<Directory?> directory, Func<string, RolePolicies?> roles)
{
    /// <summary>The refusal of a change that nobody approved.</summary>
    public static Refusal NeedsApproval(AwsOperation operation) =>
        new("write-needs-approval", "approval", $"`{operation.IamActions[0]}` changes something, and no approval covers this call. Nothing was sent to AWS.");

    /// <summary>The refusal of a call that a layer denied.</summary>
    public Refusal Of(Caller caller, JudgedCall call, Verdict verdict)
    {
        var denied = verdict.DeniedBy ?? throw new ArgumentException("No layer denied.", nameof(verdict));
        var action = call.Operation.IamActions[0];
        var now = directory();
        var refusal = denied.Layer switch
        {
            Layer.HardBlock when Exposures.Of(call) == AwsExposure.Secret =>
                new Refusal("secret", "hard-block", $"`{action}` returns secret material or credentials. No role and no channel can have it shown in a chat; use the AWS console or CLI with your own credentials."),
            Layer.HardBlock when Exposures.Of(call) == AwsExposure.Data =>
                new Refusal("data-in-resource", "hard-block", $"`{action}` returns data stored inside a resource. The bot reads names, settings, states and metrics, never the data; use the AWS console or CLI with your own credentials."),
            Layer.HardBlock => new Refusal("not-permitted", "hard-block", $"`{action}` {denied.Note}. That is never done from a chat."),
            Layer.Approval => NeedsApproval(call.Operation) with { Message = $"`{action}`: {denied.Note}. Nothing was sent to AWS." },
            Layer.Role => new Refusal("not-permitted", "role", Sentence(denied)),
            Layer.Scope => new Refusal("not-permitted", "scope", Sentence(denied)),
            _ => new Refusal("not-permitted", "guardrail", $"`{action}` is not allowed here: {denied.Note}{By(denied)}. Nothing was sent to AWS."),
        };
        var (fix, by) = Fixes.Of(now, caller, call, denied);
        return refusal with { Verdict = verdict, Fix = fix, FixBy = by, OtherRoles = denied.Layer == Layer.Role ? OtherRoles(now, caller, call) : [] };
    }

    /// <summary>AWS's own denial, which is final, explained.</summary>
    public Refusal OfAws(Caller caller, JudgedCall call, Verdict verdict, AwsError error)
    {
        var said = AwsDenial.Read(error, call.Operation.IamActions[0]);
        var now = directory();
        var (fix, by) = Fixes.OfAws(now, caller, call, said);
        var foreseen = said.Layer == Layer.Role && call.Role is RoleChoice.Role { Arn: { } arn } && roles(arn) is { } known ? PolicyLayers.Role(known, call, new CallContext(caller, call)) : null;
        var named = foreseen is { State: LayerState.Denied } ? foreseen : null;
        if (named is { Statement: not null })
            (fix, by) = Fixes.Of(now, caller, call, named);
        var layers = verdict.Layers.Select(l => l.Layer == said.Layer ? l with { State = LayerState.Denied, Note = said.Note, Policy = named?.Policy, Statement = named?.Statement } : l)
            .Append(new LayerVerdict(Layer.Aws, LayerState.Denied, said.Note));
        return new("not-permitted", said.Layer == Layer.Role ? "role" : "guardrail", $"AWS refused `{said.Action}` in account {Fixes.Account(now, call.Account)}, {call.Region}: {said.Note}.")
        {
            Verdict = new([.. layers]),
            Fix = fix,
            FixBy = by,
            OtherRoles = said.Layer == Layer.Role ? OtherRoles(now, caller, call) : [],
        };
    }

    private static string Sentence(LayerVerdict denied) =>
        denied.Note[0] == '`' ? $"{denied.Note}{By(denied)}." : $"{char.ToUpperInvariant(denied.Note[0])}{denied.Note[1..]}{By(denied)}.";

    private static string By(LayerVerdict denied) => (denied.Policy, denied.Statement) switch
    {
        ({ Length: > 0 } policy, { } statement) => $" (policy `{policy}`, statement `{statement}`)",
        ({ Length: > 0 } policy, null) => $" (`{policy}`)",
        _ => "",
    };

    /// <summary>The person's other roles in the account of which it is known that they could.</summary>
    private ImmutableArray<string> OtherRoles(Directory? now, Caller caller, JudgedCall call)
    {
        var current = call.Role is RoleChoice.Role role ? role.Arn : null;
        return [.. PersonRoles.Of(now, caller, call.Account).Where(r => r != current && roles(r) is { } known && Could(caller, call, r, known))];
    }

    private static bool Could(Caller caller, JudgedCall call, string role, RolePolicies known)
    {
        var asRole = call with { Role = new RoleChoice.Role(role) };
        return PolicyLayers.Role(known, asRole, new CallContext(caller, asRole)).State == LayerState.Passed;
    }
}
