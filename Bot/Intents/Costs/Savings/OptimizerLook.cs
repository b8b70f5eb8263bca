using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Costs.Savings;

/// <summary>Compute Optimizer's own findings, where Cost Optimization Hub has none for the kinds asked about: functions and instances of one Region.</summary>
/// <remarks>Source: Compute Optimizer API reference, GetLambdaFunctionRecommendations and GetEC2InstanceRecommendations.</remarks>
internal static class OptimizerLook
{
    public static async Task<ImmutableArray<Opportunity>> FindAsync(Turn turn, SavingsAsked asked, CancellationToken cancellation)
    {
        var region = turn.Question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : turn.Question.Regions.Names[0];
        var found = ImmutableArray.CreateBuilder<Opportunity>();
        if (asked.Kinds.Contains("LambdaFunction"))
            found.AddRange(Read(await AskAsync(turn, "GetLambdaFunctionRecommendations", region, cancellation).ConfigureAwait(false), "lambdaFunctionRecommendations", "memorySizeRecommendationOptions",
                (item, option) => Of(item, option, "LambdaFunction", item["functionArn"].Text().Replace(":$LATEST", "", StringComparison.Ordinal), region, $"{item["currentMemorySize"].Text()} MB", $"{option["memorySize"].Text()} MB")));
        if (asked.Kinds.Contains("Ec2Instance"))
            found.AddRange(Read(await AskAsync(turn, "GetEC2InstanceRecommendations", region, cancellation).ConfigureAwait(false), "instanceRecommendations", "recommendationOptions",
                (item, option) => Of(item, option, "Ec2Instance", item["instanceArn"].Text(), region, item["currentInstanceType"].Text(), option["instanceType"].Text())));
        return found.ToImmutable();
    }

    private static Task<CallOutcome> AskAsync(Turn turn, string operation, string region, CancellationToken cancellation) =>
        turn.Aws.CallAllAsync("compute-optimizer", operation, region: region, cancellation: cancellation);

    private static IEnumerable<Opportunity> Read(CallOutcome outcome, string list, string options, Func<JsonObject, JsonObject, Opportunity> of) =>
        outcome is not CallOutcome.Ok ok ? [] : ok.Body[list].Objects()
            .Where(i => i["finding"].Text() is not ("OPTIMIZED" or "Optimized"))
            .Select(i => (Item: i, Option: i[options].Objects().OrderBy(o => o["rank"].Number() ?? 99).FirstOrDefault()))
            .Where(p => p.Option is not null)
            .Select(p => of(p.Item, p.Option!))
            .Where(o => o.Saving > 0);

    private static Opportunity Of(JsonObject item, JsonObject option, string kind, string arn, string region, string from, string to)
    {
        var saving = option["savingsOpportunity"];
        return new("Rightsize", kind, arn, region, item["accountId"].Text(), from, to, (decimal)(saving?["estimatedMonthlySavings"]?["value"].Number() ?? 0), "USD", kind == "LambdaFunction" ? 0 : 2)
        {
            NeedsRestart = kind == "Ec2Instance",
            Percent = saving?["savingsOpportunityPercentage"].Number(),
        };
    }
}
