using System.CommandLine;
using System.Globalization;

namespace Bot.Channels.Terminal;

/// <summary>What <c>ask</c> was told.</summary>
/// <param name="Question">The question; null for a set.</param>
/// <param name="Questions">A question set; null for one question.</param>
/// <param name="Results">Where the set's results go.</param>
/// <param name="Now">A fixed time; null for the system's clock.</param>
internal sealed record AskArguments(
    string? Question, FileInfo? Questions, FileInfo? Results, bool Json, DateTimeOffset? Now, string? As, string? Channel, string? Region, bool Confirm)
{
    /// <summary>Nothing was asked: questions are read from the terminal, one after another.</summary>
    public bool IsPrompt => string.IsNullOrEmpty(Question) && Questions is null;
}

/// <summary>The command line of <c>ask</c>. Settings (<c>--Aws:Endpoint URL</c>) pass through to the configuration.</summary>
internal static class AskCommand
{
    /// <summary>How it is used.</summary>
    public const string Usage =
        """
        ask "question" [--json] [--now TIME] [--as USER] [--channel CHANNEL] [--region R] [--confirm]
        ask --questions FILE.jsonl --results FILE.jsonl [--now TIME]
        ask                                  one question after another (in a terminal)

          --json       the answer as one JSON object, with the reading and every call
          --now        a fixed time, such as 2026-11-20T12:00:00Z
          --as         who asks: a person of the directory
          --channel    where: a channel of the playground
          --region     the default Region
          --confirm    yes to the plan that the question carries out

        Settings follow as --Section:Key VALUE, such as --Aws:Endpoint http://127.0.0.1:5000.
        Ends with 0 answered, 2 wrong usage, 3 refused, 4 could not be answered.
        """;

    /// <summary>Parses the arguments after <c>ask</c>.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="errors">Faults for people; empty when fine.</param>
    /// <param name="canPrompt">Questions may be read from the terminal, so none need stand here.</param>
    public static AskArguments? Parse(string[] args, out IReadOnlyList<string> errors, bool canPrompt = false)
    {
        var question = new Argument<string[]>("question") { Arity = ArgumentArity.ZeroOrMore };
        var questions = new Option<FileInfo?>("--questions");
        var results = new Option<FileInfo?>("--results");
        var json = new Option<bool>("--json");
        var now = new Option<string?>("--now");
        var person = new Option<string?>("--as");
        var channel = new Option<string?>("--channel");
        var region = new Option<string?>("--region");
        var confirm = new Option<bool>("--confirm");
        var command = new RootCommand("Asks one question, or a set of them.") { question, questions, results, json, now, person, channel, region, confirm };
        var parsed = command.Parse(WithoutSettings(args));

        var faults = parsed.Errors.Select(e => e.Message).ToList();
        var at = default(DateTimeOffset?);
        if (parsed.GetValue(now) is { } text)
        {
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                at = time;
            else
                faults.Add($"--now is '{text}'; write a time such as 2026-11-20T12:00:00Z.");
        }
        var words = string.Join(' ', parsed.GetValue(question) ?? []);
        var set = parsed.GetValue(questions);
        if (words.Length == 0 == (set is null) && !(canPrompt && words.Length == 0 && !parsed.GetValue(json)))
            faults.Add("Write one question in quotes, or --questions FILE.jsonl --results FILE.jsonl.");
        if (set is { Exists: false })
            faults.Add($"--questions: {set.FullName} does not exist.");
        if (set is not null && parsed.GetValue(results) is null)
            faults.Add("--results FILE.jsonl is missing: where the answers of the set are written.");
        errors = faults;
        return faults.Count > 0
            ? null
            : new(words, set, parsed.GetValue(results), parsed.GetValue(json), at, parsed.GetValue(person), parsed.GetValue(channel), parsed.GetValue(region), parsed.GetValue(confirm));
    }

    /// <summary>The arguments that belong to the configuration: <c>--Section:Key VALUE</c> and <c>--Section:Key=VALUE</c>.</summary>
    public static string[] SettingsOf(string[] args) => Split(args).Settings;

    internal static string[] WithoutSettings(string[] args) => Split(args).Own;

    private static (string[] Own, string[] Settings) Split(string[] args)
    {
        List<string> own = [], settings = [];
        for (var i = 0; i < args.Length; i++)
        {
            var isSetting = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Split('=')[0] is var key && key.Contains(':') && !key.Contains(' ');
            (isSetting ? settings : own).Add(args[i]);
            if (isSetting && !args[i].Contains('=') && i + 1 < args.Length)
                settings.Add(args[++i]);
        }
        return ([.. own], [.. settings]);
    }
}
