using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Bot.Tests.Aws.Client;
using Microsoft.AspNetCore.Http;

namespace Bot.Tests.Aws.Conformance;

/// <summary>An operation with parameters, to be called by both clients.</summary>
public sealed record ConformanceCase(int Number, string Service, string Operation, JsonObject Parameters, string Region, IReadOnlyList<string> Arguments)
{
    /// <summary>Where queue URLs point in the cases.</summary>
    public const string QueueHost = "http://queues.example";

    public string Key => $"AKIDCASE{Number:0000}";

    public static IReadOnlyList<ConformanceCase> All { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Aws/Conformance/cases.jsonl"))
        .Select((line, i) => Read(i, JsonNode.Parse(line.Replace("ENDPOINT", QueueHost, StringComparison.Ordinal))!.AsObject()))];

    public override string ToString() => $"{Number + 1} {Service} {Operation}";

    private static ConformanceCase Read(int number, JsonObject json) => new(
        number, (string)json["service"]!, (string)json["operation"]!, json["parameters"]!.AsObject(), (string?)json["region"] ?? "us-east-1",
        [.. json["arguments"]?.AsArray().Select(a => (string)a!) ?? []]);
}

/// <summary>Runs the AWS CLI of the distribution once over all cases, against a server that records and refuses every request.</summary>
public sealed class AwsCliFixture : IAsyncLifetime
{
    private const string Cli = "/usr/bin/aws";
    private const string Python = "/usr/bin/python3";
    private readonly ConcurrentDictionary<string, CapturedRequest> _captured = new();
    private readonly ConcurrentDictionary<string, string> _said = new();

    public static string? Missing => File.Exists(Cli) && File.Exists(Python) ? null : $"{Cli} is not installed (Debian: apt-get install awscli).";

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        await using var aws = await FakeAws.StartAsync(RefuseAsync);
        var halves = ConformanceCase.All.Chunk((ConformanceCase.All.Count + 1) / 2);
        await Task.WhenAll(halves.Select(cases => RunAsync(cases, aws.Address)));
        foreach (var request in aws.Requests)
            _captured.TryAdd(request.Header("Authorization").Split("Credential=").ElementAtOrDefault(1)?.Split('/')[0] ?? "", request);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal CapturedRequest Request(ConformanceCase one) => _captured.TryGetValue(one.Key, out var request) ? request
        : throw new InvalidOperationException($"The AWS CLI sent nothing for {one}: {_said.GetValueOrDefault(one.Key)}");

    /// <summary>A refusal that neither side tries again, in the caller's own format.</summary>
    internal static async Task RefuseAsync(HttpContext http, CapturedRequest request)
    {
        var json = request.Header("X-Amz-Target").Length > 0 || (request.Header("Content-Type") is { } type && type.Contains("json", StringComparison.Ordinal));
        http.Response.StatusCode = 409;
        http.Response.Headers["x-amzn-errortype"] = "Captured";
        http.Response.ContentType = json ? "application/json" : "text/xml";
        await http.Response.WriteAsync(request.Method == "HEAD" ? "" : json ? """{"__type":"Captured","message":"captured"}"""
            : "<ErrorResponse><Error><Code>Captured</Code><Message>captured</Message></Error><RequestId>r</RequestId></ErrorResponse>");
    }

    private async Task RunAsync(IEnumerable<ConformanceCase> cases, Uri endpoint)
    {
        var home = Directory.CreateTempSubdirectory("aws-cli-");
        var start = new ProcessStartInfo(Python, [Path.Combine(AppContext.BaseDirectory, "Aws/Conformance/aws_cli_driver.py"), endpoint.ToString().TrimEnd('/')])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = home.FullName, ["AWS_SECRET_ACCESS_KEY"] = "secret", ["AWS_EC2_METADATA_DISABLED"] = "true", ["AWS_MAX_ATTEMPTS"] = "1",
                ["AWS_CONFIG_FILE"] = "/dev/null", ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            },
        };
        foreach (var name in (string[])["PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "HTTP_PROXY", "http_proxy"])
            start.Environment.Remove(name);
        using var cli = Process.Start(start)!;
        var errors = cli.StandardError.ReadToEndAsync();
        var output = cli.StandardOutput.ReadToEndAsync();
        foreach (var one in cases)
            await cli.StandardInput.WriteLineAsync(new JsonObject
            {
                ["key"] = one.Key,
                ["service"] = one.Service switch { "s3" => "s3api", "config" => "configservice", var name => name },
                ["operation"] = one.Operation,
                ["parameters"] = one.Parameters.DeepClone(),
                ["region"] = one.Region,
                ["arguments"] = new JsonArray([.. one.Arguments.Select(a => (JsonNode)a)]),
            }.ToJsonString());
        cli.StandardInput.Close();
        foreach (var line in (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            _said[line.Split('\t')[0]] = line;
        await cli.WaitForExitAsync();
        if (cli.ExitCode != 0)
            throw new InvalidOperationException("The AWS CLI's driver failed: " + await errors);
        home.Delete(recursive: true);
    }
}
