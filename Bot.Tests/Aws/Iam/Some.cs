using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

/// <summary>Short ways to write policies and requests.</summary>
internal static class Some
{
    public const string Account = "111122223333";
    public const string Role = "arn:aws:iam::111122223333:role/app";
    public const string User = "arn:aws:iam::111122223333:user/ann";
    public const string Session = "arn:aws:sts::111122223333:assumed-role/app/s1";

    /// <summary>A policy of version 2012-10-17 with these statements, single quotes for double ones.</summary>
    public static PolicyDocument Policy(params string[] statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements.Select(s => s.Replace('\'', '"')))}}]}""", "p");

    public static string Allow(string action, string resource = "*", string condition = "{}") =>
        $"{{'Effect':'Allow','Action':'{action}','Resource':'{resource}','Condition':{condition}}}";

    public static string Deny(string action, string resource = "*", string condition = "{}") =>
        $"{{'Effect':'Deny','Action':'{action}','Resource':'{resource}','Condition':{condition}}}";

    public static string Grant(string principal, string action = "s3:GetObject", string resource = "*", string effect = "Allow") =>
        $"{{'Effect':'{effect}','Principal':{principal},'Action':'{action}','Resource':'{resource}'}}";

    public static AuthorizationRequest Request(
        string action = "s3:GetObject", string resource = "arn:aws:s3:::b/k", string principal = Role, params (string Key, string[] Values)[] context) =>
        new(action, resource, principal, context.ToDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Values));

    /// <summary>Whether a condition holds for these values of the key <c>k</c>; null for a missing key.</summary>
    public static bool Holds(string condition, params string[]? values)
    {
        var request = values is null ? Request() : Request(context: ("k", values));
        return PolicyEvaluator.Evaluate(new() { Identity = [Policy(Allow("*", "*", condition))] }, request).Verdict == Verdict.Allowed;
    }
}
