using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Iam;
using Bot.Channels;
using Bot.Guardrails;
using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Benchmarks;

/// <summary>How long one call takes to judge through every layer, with ten policies of twenty statements over organisation, channel and role.</summary>
internal static class JudgeBenchmark
{
    private const int Runs = 50_000;
    private const string Account = "111122223333", RoleArn = "arn:aws:iam::111122223333:role/app";

    public static Task RunAsync(string[] args)
    {
        // Each also allows everything, so that no layer ends the judging early.
        var documents = Enumerable.Range(0, PolicyBenchmark.Policies).Select(n => PolicyBenchmark.Policy(n, """,{"Effect":"Allow","Action":"*","Resource":"*"}""")).ToArray();
        var channel = new DirectoryChannel("slack:C1", "#ops", Account, "us-east-1")
        {
            Mode = ChannelMode.Full,
            Guardrails = [.. documents[2..6].Select(d => new GuardrailPolicy(d.Name, null, d))],
        };
        var directory = new Directory([new(Account, "acme") { Regions = ["us-east-1", "eu-west-1"] }], [], [channel])
        {
            Organization = new() { Policies = [.. documents[..2].Select(d => new GuardrailPolicy(d.Name, null, d))], AlsoBlocked = ["sagemaker:*"] },
        };
        var role = new RolePolicies([.. documents[6..]], null);
        var judge = new Judge(() => directory, _ => role);
        var caller = new Caller(new ChatUser("U1", "Ada"), "ada", Account, "acme", RoleArn, "us-east-1", "#ops") { Channel = channel };
        JudgedCall[] calls =
        [
            Call("dynamodb", "DescribeTable", new() { ["TableName"] = "orders" }),
            Call("ec2", "DescribeInstances", []),
            Call("lambda", "GetFunctionConfiguration", new() { ["FunctionName"] = "checkout" }),
            Call("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-0a1b2c3d4e5f67890") }),
        ];
        foreach (var call in calls)
        {
            if (judge.Decide(caller, call, Grant.None).Layers[^1].State == LayerState.NotReached)
                throw new InvalidOperationException($"{call.Operation.Name} did not pass through every layer.");
        }
        for (var i = 0; i < Runs; i++)
            judge.Decide(caller, calls[i % calls.Length], Grant.None);
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            judge.Decide(caller, calls[i % calls.Length], Grant.None);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        Figures.Print($"judging a call through every layer, {PolicyBenchmark.Policies} policies of {PolicyBenchmark.Statements} statements", times, "µs", "median 20 µs");
        return Task.CompletedTask;
    }

    private static JudgedCall Call(string service, string operation, JsonObject parameters)
    {
        var facts = AwsCatalog.Default.Service(service);
        return new(facts, facts.Operations[operation], parameters, Account, "us-east-1") { Role = new RoleChoice.Role(RoleArn) };
    }
}
