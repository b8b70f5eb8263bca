using System.Text.Json.Nodes;
using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

/// <summary>Policies and requests from a small world, so that they often meet.</summary>
internal sealed class PolicyGenerator(int seed)
{
    private static readonly string[] s_actions = ["s3:GetObject", "s3:PutObject", "s3:*", "s3:Get*", "sqs:SendMessage", "sqs:*", "*", "kms:Decrypt", "ec2:Describe*"];
    private static readonly string[] s_resources =
    [
        "*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/${aws:username}", "arn:aws:s3:::*", "arn:aws:sqs:*:111122223333:q", "arn:aws:sqs:us-east-1:*:q*", "arn:aws:kms:*:*:key/*",
    ];
    private static readonly string[] s_principals = [Some.Role, Some.User, "arn:aws:iam::444455556666:role/them", Some.Session, "111122223333", "444455556666", "*"];
    private readonly Random _random = new(seed);

    public PolicySet Set() => new()
    {
        Identity = Many(3),
        Boundaries = Many(_random.Next(3) == 0 ? 2 : 1, allowNone: true),
        Session = Many(_random.Next(3) == 0 ? 3 : 1, allowNone: true),
        Resource = _random.Next(3) == 0 ? Policy(withPrincipal: true) : null,
        Scps = _random.Next(3) == 0 ? [Many(2), Many(2)] : [],
    };

    public AuthorizationRequest Request() => new(
        Pick("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "kms:Decrypt"),
        Pick("arn:aws:s3:::b/ann", "arn:aws:s3:::c/x", "arn:aws:sqs:us-east-1:111122223333:q", "arn:aws:kms:us-east-1:111122223333:key/k", "*"),
        Pick(Some.Role, Some.User, "arn:aws:iam::444455556666:role/them"),
        Context())
    { Session = _random.Next(2) == 0 ? Some.Session : null };

    public PolicyDocument Policy(string? effect = null, bool withPrincipal = false)
    {
        var statements = new JsonArray();
        for (var i = _random.Next(1, 4); i > 0; i--)
            statements.Add(Statement(effect ?? (_random.Next(8) == 0 ? "Deny" : "Allow"), withPrincipal));
        return PolicyDocument.Parse(new JsonObject { ["Version"] = Pick("2012-10-17", "2012-10-17", "2008-10-17"), ["Statement"] = statements }.ToJsonString());
    }

    private JsonObject Statement(string effect, bool withPrincipal)
    {
        var statement = new JsonObject { ["Effect"] = effect };
        statement[_random.Next(6) == 0 ? "NotAction" : "Action"] = new JsonArray([.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => (JsonNode)Pick(s_actions))]);
        statement[_random.Next(6) == 0 ? "NotResource" : "Resource"] = Pick(s_resources);
        if (withPrincipal)
            statement[_random.Next(8) == 0 ? "NotPrincipal" : "Principal"] = new JsonObject { ["AWS"] = Pick(s_principals) };
        if (_random.Next(3) == 0)
            statement["Condition"] = Condition();
        return statement;
    }

    private JsonObject Condition()
    {
        var prefix = Pick("", "", "ForAllValues:", "ForAnyValue:");
        var (op, value) = _random.Next(6) switch
        {
            0 => (Pick("StringEquals", "StringNotEquals", "StringLike", "StringNotLike"), Pick("a", "b", "a*", "${aws:username}")),
            1 => (Pick("NumericLessThan", "NumericNotEquals"), Pick("1", "5")),
            2 => (Pick("Bool"), Pick("true", "false")),
            3 => (Pick("IpAddress", "NotIpAddress"), Pick("10.0.0.0/8", "192.168.1.1")),
            4 => (Pick("ArnLike", "ArnNotLike"), Pick("arn:aws:iam::*:role/*", "*")),
            _ => ("Null", Pick("true", "false")),
        };
        var name = op == "Null" ? op : prefix + op + Pick("", "", "IfExists");
        return new() { [name] = new JsonObject { [Pick("k", "aws:username", "n", "ip")] = new JsonArray(value) } };
    }

    private Dictionary<string, IReadOnlyList<string>> Context()
    {
        var context = new Dictionary<string, IReadOnlyList<string>>();
        if (_random.Next(2) == 0)
            context["aws:username"] = [Pick("ann", "a")];
        if (_random.Next(2) == 0)
            context["K"] = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => Pick("a", "b", "true", "ab"))];
        if (_random.Next(2) == 0)
            context["n"] = [Pick("0", "5", "x")];
        if (_random.Next(2) == 0)
            context["ip"] = [Pick("10.1.1.1", "192.168.1.1", "::1")];
        return context;
    }

    private PolicyDocument[] Many(int max, bool allowNone = false) => [.. Enumerable.Range(0, _random.Next(allowNone ? 0 : 1, max + 1)).Select(_ => Policy())];

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
