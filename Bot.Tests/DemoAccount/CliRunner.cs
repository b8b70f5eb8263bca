using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.DemoAccount;

namespace Bot.Tests.DemoAccount;

/// <summary>Runs Debian's AWS CLI against a demo account.</summary>
internal sealed class CliRunner(DemoAccountServer server, string principal, string folder)
{
    public const string Program = "/usr/bin/aws";

    /// <summary>Runs a group; one text for every command that did not do what it must.</summary>
    public async Task<List<string>> RunAsync(CliGroup group, CancellationToken cancellation)
    {
        var faults = new List<string>();
        var kept = new Dictionary<string, string>();
        using var cli = Start();
        foreach (var command in group.Commands)
        {
            string Filled(string text) => kept.OrderByDescending(k => k.Key.Length).Aggregate(text, (t, k) => t.Replace("$" + k.Key, k.Value, StringComparison.Ordinal));
            var arguments = Filled(command.Arguments);
            var (exit, output, error) = await RunAsync(cli, CliScript.Words(arguments), cancellation);
            var text = command.Exit == 0 ? output : error;
            if (exit != command.Exit)
                faults.Add($"line {command.Line}: aws {arguments}\n  exit {exit}, not {command.Exit}: {error.Trim()} {Short(output)}");
            else if (command.Texts.Select(Filled).FirstOrDefault(t => t.StartsWith('!') ? text.Contains(t[1..], StringComparison.Ordinal) : !text.Contains(t, StringComparison.Ordinal)) is { } missing)
                faults.Add($"line {command.Line}: aws {arguments}\n  {(missing.StartsWith('!') ? "holds" : "lacks")} '{missing}': {Short(text)}");
            foreach (var (name, path) in exit == 0 ? command.Keeps : [])
            {
                if (At(JsonNode.Parse(output), path) is { } value)
                    kept[name] = value;
                else
                    faults.Add($"line {command.Line}: aws {arguments}\n  has no {path}: {Short(output)}");
            }
        }
        cli.StandardInput.Close();
        await cli.WaitForExitAsync(cancellation);
        return faults;
    }

    private Process Start()
    {
        var (key, secret) = server.KeysOf(principal);
        // Debian's interpreter, with the module that /usr/bin/aws itself starts.
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        start.ArgumentList.Add(Path.Combine(Path.GetDirectoryName(CliScript.Here())!, "cli-driver.py"));
        start.Environment.Clear();
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = key,
            ["AWS_SECRET_ACCESS_KEY"] = secret,
            ["AWS_DEFAULT_REGION"] = "us-east-1",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["HOME"] = folder,
            ["PATH"] = "/usr/bin:/bin",
            ["LANG"] = "C.UTF-8",
            ["AWS_CONFIG_FILE"] = Path.Combine(folder, "config"),
            ["PYTHONDONTWRITEBYTECODE"] = "1",
        })
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(Process cli, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        string[] all = ["--endpoint-url", server.Endpoint.ToString().TrimEnd('/'), "--output", "json", "--no-cli-pager", .. arguments];
        await cli.StandardInput.WriteLineAsync(JsonSerializer.Serialize(all).AsMemory(), cancellation);
        await cli.StandardInput.FlushAsync(cancellation);
        var answer = await cli.StandardOutput.ReadLineAsync(cancellation) is { } line
            ? JsonNode.Parse(line)!
            : throw new InvalidOperationException($"The AWS CLI ended: {await cli.StandardError.ReadToEndAsync(cancellation)}");
        return ((int)answer["exit"]!, (string)answer["out"]!, (string)answer["err"]!);
    }

    private static string? At(JsonNode? node, string path)
    {
        foreach (var part in path.Split('.'))
            node = int.TryParse(part, out var index) ? node is JsonArray list && index < list.Count ? list[index] : null : node is JsonObject o ? o[part] : null;
        return node?.ToString();
    }

    private static string Short(string text) => text.Length <= 600 ? text.Trim() : text[..600].Trim() + " …";
}
