using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Guardrails.Situations;

/// <summary>The bot with a judge that lets everything pass.</summary>
public class UnjudgedBot : DemoBot
{
    internal override void Replace(IServiceCollection services) => services.AddSingleton<IJudge, YesJudge>();

    private sealed class YesJudge : IJudge
    {
        private static readonly Verdict s_yes = new([.. Enumerable.Range((int)Layer.HardBlock, 6).Select(l => new LayerVerdict((Layer)l, LayerState.Passed, ""))]);

        public Verdict Decide(Caller caller, JudgedCall call, Grant grant) => s_yes;
    }
}

/// <summary>The same, where the administrators' role may do everything, so that the session alone holds it back.</summary>
public sealed class AlmightyBot : UnjudgedBot
{
    internal override void Prepare(World world)
    {
        foreach (var account in world.Accounts.Keys)
        {
            var role = world.FindByArn($"arn:aws:iam::{account}:role/wheelhouse-admin")!;
            role.Facets["ListAttachedRolePolicies"] = new JsonObject
            {
                ["AttachedPolicies"] = new JsonArray(new JsonObject { ["PolicyName"] = "AdministratorAccess", ["PolicyArn"] = "arn:aws:iam::aws:policy/AdministratorAccess" }),
            };
            world.Put(role);
        }
    }
}
