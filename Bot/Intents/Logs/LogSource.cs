using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;
using Bot.Understanding.Insights;

namespace Bot.Intents.Logs;

/// <summary>Whose logs are meant: a log group, or the group that a resource writes to.</summary>
/// <param name="Group">Name of the log group.</param>
/// <param name="Region">Its Region.</param>
/// <param name="Owner">The resource that was named; null where the group was.</param>
internal sealed record LogSource(string Group, string Region, string? Owner)
{
    /// <summary>Where kinds write their logs unless told otherwise, most usual first; {0} is the name.</summary>
    /// <remarks>Sources: the developer guides of Lambda, ECS, RDS, EKS, API Gateway, CodeBuild, Step Functions.</remarks>
    private static readonly Dictionary<string, ImmutableArray<string>> Usual = new(StringComparer.Ordinal)
    {
        ["lambda-function"] = ["/aws/lambda/{0}"],
        ["ecs-service"] = ["/ecs/{0}", "/aws/ecs/{0}"],
        ["ecs-cluster"] = ["/aws/ecs/containerinsights/{0}/performance", "/ecs/{0}"],
        ["rds-instance"] = ["/aws/rds/instance/{0}/postgresql", "/aws/rds/instance/{0}/error"],
        ["rds-cluster"] = ["/aws/rds/cluster/{0}/postgresql", "/aws/rds/cluster/{0}/error"],
        ["eks-cluster"] = ["/aws/eks/{0}/cluster", "/aws/containerinsights/{0}/application"],
        ["codebuild-project"] = ["/aws/codebuild/{0}"],
        ["state-machine"] = ["/aws/vendedlogs/states/{0}", "/aws/states/{0}"],
        ["rest-api"] = ["API-Gateway-Execution-Logs_{0}/prod", "/aws/apigateway/{0}"],
    };

    /// <summary>Finds the source that a question names; null where it names none.</summary>
    public static async Task<LogSource?> FindAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var region = question.Regions.Names.IsDefaultOrEmpty ? turn.Caller.DefaultRegion : question.Regions.Names[0];
        var named = (question.Resources?.Targets ?? []).Concat(question.Entities).Where(e => !IsSearched(question, e.Text)).ToList();
        if (named.Find(e => e.Text.StartsWith('/')) is { } group)
            return new(group.Text.TrimEnd('/'), region, null);
        if (named.Find(e => e.Kind == EntityKind.Arn && e.Text.Contains(":log-group:", StringComparison.Ordinal)) is { } arn)
            return new(arn.Text.Split(":log-group:")[1].Split(':')[0], arn.Text.Split(':')[3], null);
        // A query run once more, changed, is of the same logs.
        if (named.Count == 0 && question.Topic == InsightsReader.Topic && turn.Conversation.Last?.Answer.Mentions.FirstOrDefault(m => m.Kind == "log-group") is { } before)
            return new(before.Name, before.Region, null);
        if (named.Find(e => e.Kind is EntityKind.Name or EntityKind.Id or EntityKind.Arn) is not { } owner)
            return null;
        var name = owner.Kind == EntityKind.Arn ? owner.Text[(owner.Text.LastIndexOfAny([':', '/']) + 1)..] : owner.Text;
        var kind = owner.ResourceKind ?? (question.Resources?.Kinds is [var only, ..] && only != "log-group" ? only : null);
        if (kind == "lambda-function")
            return new(string.Format(System.Globalization.CultureInfo.InvariantCulture, Usual[kind][0], name), region, name);
        return await LookAsync(turn, name, kind, region, cancellation).ConfigureAwait(false);
    }

    /// <summary>The text that is searched for is no name of a group.</summary>
    private static bool IsSearched(Question question, string text) => question.Conditions.Any(c => c.Field == "message" && c.Value == text);

    /// <summary>Asks which groups bear the name; the usual place of the kind, else Lambda's, where none does.</summary>
    private static async Task<LogSource> LookAsync(Turn turn, string name, string? kind, string region, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("logs", "DescribeLogGroups", new JsonObject { ["logGroupNamePattern"] = name }, region, maxPages: 3, cancellation: cancellation).ConfigureAwait(false);
        var found = outcome is CallOutcome.Ok ok ? ok.Body["logGroups"].Objects().Select(g => g["logGroupName"].Text()).ToList() : [];
        var usual = (kind is not null && Usual.TryGetValue(kind, out var places) ? places : []).Concat(["/aws/lambda/{0}", "/ecs/{0}", "{0}"])
            .Select(p => string.Format(System.Globalization.CultureInfo.InvariantCulture, p, name)).ToList();
        var group = usual.Find(found.Contains) ?? found.Find(g => g.EndsWith($"/{name}", StringComparison.Ordinal)) ?? found.FirstOrDefault() ?? usual[0];
        return new(group, region, name);
    }
}
