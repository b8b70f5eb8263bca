using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;

namespace Bot.Guardrails;

/// <summary><c>policy check FILE.jsonl [--explain]</c>: judges one request a line, offline.</summary>
internal static class PolicyCheckCommand
{
    private const int Done = 0, Faulty = 1, Usage = 2;

    /// <summary>Runs the command; the result is the exit status.</summary>
    /// <param name="args">The arguments after <c>policy check</c>.</param>
    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        var explain = args.Contains("--explain");
        if (args.Where(a => a != "--explain").ToArray() is not [var path] || path.StartsWith("--", StringComparison.Ordinal))
        {
            errors.WriteLine("Usage: policy check FILE.jsonl [--explain]");
            return Usage;
        }
        if (!File.Exists(path))
        {
            errors.WriteLine($"{path} does not exist.");
            return Usage;
        }
        var status = Done;
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                output.WriteLine(Judge(line, explain));
            }
            catch (FormatException e)
            {
                status = Faulty;
                output.WriteLine(explain ? new JsonObject { ["error"] = e.Message }.ToJsonString(s_json) : $"Error: {e.Message.ReplaceLineEndings(" ")}");
                errors.WriteLine($"{path}, line {number}: {e.Message}");
            }
        }
        return status;
    }

    private static readonly JsonSerializerOptions s_json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Judges one line.</summary>
    /// <exception cref="FormatException">The line is not a request, or a policy is not valid.</exception>
    internal static string Judge(string line, bool explain)
    {
        var (policies, request) = PolicyCheckCase.Parse(line);
        var decision = PolicyEvaluator.Evaluate(policies, request);
        if (!explain)
            return decision.Verdict.ToString();
        return new JsonObject
        {
            ["verdict"] = decision.Verdict.ToString(),
            ["layer"] = decision.Layer.ToString(),
            ["policy"] = decision.Policy,
            ["statement"] = decision.Statement,
        }.ToJsonString(s_json);
    }
}
