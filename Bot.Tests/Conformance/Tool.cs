using System.Diagnostics;
using Bot.Tests.Testing;

namespace Bot.Tests.Conformance;

/// <summary>A program of somebody else's that the bot is checked with, where an environment variable says where it is.</summary>
internal static class Tool
{
    /// <summary>Slack's workspace in which the bot is a member; <c>SLACK_EMULATOR</c>.</summary>
    public const string Workspace = "slack/workspace";

    /// <summary>A checker of messages and views; <c>BLOCKKIT_CHECKER</c>.</summary>
    public const string Blocks = "slack/blocks";

    /// <summary>Microsoft's Agents Playground; <c>TEAMS_EMULATOR</c>.</summary>
    public const string Playground = "teams/playground";

    /// <summary>A checker of Adaptive Cards; <c>ADAPTIVECARD_CHECKER</c>.</summary>
    public const string Cards = "teams/cards";

    /// <summary>A checker of a Teams app's manifest; <c>TEAMS_MANIFEST_CHECKER</c>.</summary>
    public const string Manifest = "teams/manifest";

    /// <summary>The program; null where neither the variable names one nor those of <c>tools/conformance</c> are installed.</summary>
    public static string? Path(string variable, string program)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new FileNotFoundException($"{variable} names a program that is not there.", named);
        var folder = System.IO.Path.Combine(Repository.Root, "tools", "conformance");
        return System.IO.Directory.Exists(System.IO.Path.Combine(folder, "node_modules")) ? System.IO.Path.Combine(folder, program) : null;
    }

    /// <summary>The program; without it the test is skipped with the reason, or fails where the gate runs.</summary>
    public static string Find(string variable, string program)
    {
        if (Path(variable, program) is { } path)
            return path;
        const string Reason = "tools/conformance is not installed: npm ci --ignore-scripts --prefix tools/conformance";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(Reason);
        Assert.Skip(Reason);
        return "";
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Status, string Output)> RunAsync(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var process = Start(program, arguments, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await errors);
    }

    /// <summary>Starts it. Whoever does ends it.</summary>
    public static Process Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
