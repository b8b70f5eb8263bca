using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>AWS WAF: web ACLs (resources that they protect are the facet <c>ListResourcesForWebACL</c>), IP sets and rule groups. CloudFront's live in us-east-1 with <c>/global/</c> in the ARN.</summary>
internal sealed class Wafv2Service : ResourceService
{
    /// <summary>States the service.</summary>
    public Wafv2Service() : base("wafv2")
    {
        var acls = Scoped("WebACL", "webacl", "ListWebACLs", "WebACLs", "GetWebACL")
            .Facet("GetLoggingConfiguration", "ResourceArn", (_, r) => throw new DemoException("WAFNonexistentItemException", "AWS WAF couldn’t perform the operation because your resource doesn’t exist."));
        On("ListResourcesForWebACL", call => new()
        {
            ["ResourceArns"] = Protected(acls.Get(call, call.Text("WebACLArn"))).Where(a => Matches(a, call.Text("ResourceType") ?? "APPLICATION_LOAD_BALANCER")).ToJson(),
        }, acls.ArnBy("WebACLArn"));
        On("GetWebACLForResource", call =>
        {
            var acl = acls.All(call).FirstOrDefault(a => Protected(a).Contains(call.Text("ResourceArn") ?? "", StringComparer.Ordinal));
            return acl is null ? [] : acls.Output(call, "WebACL", acl);
        }, call => call.Text("ResourceArn") ?? "*");
        Scoped("IPSet", "ipset", "ListIPSets", "IPSets", "GetIPSet");
        Scoped("RuleGroup", "rulegroup", "ListRuleGroups", "RuleGroups", "GetRuleGroup");
        Scoped("RegexPatternSet", "regexpatternset", "ListRegexPatternSets", "RegexPatternSets", "GetRegexPatternSet");
        On("ListTagsForResource", call =>
        {
            var resource = Kinds.Select(k => k.Find(call, call.Text("ResourceARN") ?? "")).FirstOrDefault(r => r is not null)
                ?? throw new DemoException("WAFNonexistentItemException", "AWS WAF couldn’t perform the operation because your resource doesn’t exist.");
            return new() { ["TagInfoForResource"] = new JsonObject { ["ResourceARN"] = resource.Arn, ["TagList"] = new JsonArray([.. resource.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]) } };
        });
        Tagging("ResourceARN", null, "TagResource", "UntagResource", "WAFNonexistentItemException");
    }

    private Kind Scoped(string name, string path, string list, string items, string get) =>
        Kind($"AWS::WAFv2::{name}", $"arn:aws:wafv2:{{region}}:{{account}}:regional/{path}/{{id}}", "Id", "ARN")
            .Missing("WAFNonexistentItemException", "AWS WAF couldn’t perform the operation because your resource doesn’t exist.")
            .Get(get, name, "Id")
            .List(list, items, where: (call, resource) => (call.Text("Scope") == "CLOUDFRONT") == resource.Arn.Contains(":global/", StringComparison.Ordinal));

    private static IEnumerable<string> Protected(Resource acl) =>
        acl.Facets.TryGetValue("ListResourcesForWebACL", out var facet) ? (facet["ResourceArns"] as JsonArray ?? []).Select(Inputs.Text).OfType<string>() : [];

    private static bool Matches(string arn, string type) => arn.Split(':')[2] == type switch
    {
        "API_GATEWAY" => "apigateway",
        "APPSYNC" => "appsync",
        "COGNITO_USER_POOL" => "cognito-idp",
        "APP_RUNNER_SERVICE" => "apprunner",
        "VERIFIED_ACCESS_INSTANCE" => "ec2",
        _ => "elasticloadbalancing",
    };
}
