using System.Diagnostics;
using Bot.Aws.Iam;

namespace Bot.Benchmarks;

/// <summary>How long one request takes to judge, with ten policies of twenty statements.</summary>
internal static class PolicyBenchmark
{
    public const int Policies = 10, Statements = 20;
    private const int Runs = 50_000;
    private static readonly string[] s_services = ["ec2", "s3", "lambda", "rds", "sqs", "sns", "logs", "iam", "kms", "dynamodb"];

    private const string Form = """
        {"Effect":"EFFECT","Action":["SERVICE:Get*","SERVICE:List*","SERVICE:*Item"],"Resource":["arn:aws:SERVICE:*:111122223333:team-NUMBER/*","arn:aws:s3:::bucket-NUMBER/*"],
        "Condition":{"StringLike":{"aws:RequestedRegion":["us-*","eu-*"]},"StringNotEquals":{"aws:PrincipalTag/team":"team-TEAM"}}}
        """;

    public static Task RunAsync(string[] args)
    {
        var policies = new PolicySet { Identity = [.. Enumerable.Range(0, Policies).Select(Policy)] };
        AuthorizationRequest[] requests =
        [
            Request("s3:GetObject", "arn:aws:s3:::bucket-9/key"),
            Request("dynamodb:Query", "arn:aws:dynamodb:us-east-1:111122223333:table/orders"),
            Request("glue:GetTable", "*"),
            Request("ec2:DescribeInstances", "*"),
        ];
        for (var i = 0; i < Runs; i++)
            PolicyEvaluator.Evaluate(policies, requests[i % requests.Length]);
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            PolicyEvaluator.Evaluate(policies, requests[i % requests.Length]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        Figures.Print($"judging by {Policies} policies of {Statements} statements", times, "µs", "median 20 µs");
        return Task.CompletedTask;
    }

    public static PolicyDocument Policy(int number) => Policy(number, "");

    /// <summary>A policy of the form, with more statements after it.</summary>
    public static PolicyDocument Policy(int number, string more)
    {
        var statements = Enumerable.Range(0, Statements).Select(i =>
        {
            var service = s_services[(i + number) % s_services.Length];
            var effect = i % 10 == 9 ? "Deny" : "Allow";
            return Form.Replace("EFFECT", effect).Replace("SERVICE", service).Replace("TEAM", $"{number}").Replace("NUMBER", $"{i}");
        });
        return PolicyDocument.Parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(',', statements) + more + "]}", $"policy-{number}");
    }

    private static AuthorizationRequest Request(string action, string resource) => new(action, resource, "arn:aws:iam::111122223333:role/app", new Dictionary<string, IReadOnlyList<string>>
    {
        ["aws:RequestedRegion"] = ["us-east-1"],
        ["aws:PrincipalTag/team"] = ["blue"],
        ["aws:SourceIp"] = ["10.0.0.1"],
        ["aws:PrincipalAccount"] = ["111122223333"],
    });
}
