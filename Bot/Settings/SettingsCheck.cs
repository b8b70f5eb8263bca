using Bot.Channels.Slack;
using Bot.Channels.Teams;
using Bot.Guardrails.Approvals;
using Bot.Identity;
using Bot.Intents.Costs;

namespace Bot.Settings;

/// <summary>Checks all settings at once: each fault says the key, what is wrong, and what to write instead.</summary>
internal static class SettingsCheck
{
    /// <summary>Every fault; empty when the bot may start.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="commandLine">The settings given on the command line, where a wrong section is a typing error rather than somebody else's variable.</param>
    public static IReadOnlyList<string> Faults(IConfiguration configuration, IReadOnlyList<string> commandLine)
    {
        var faults = new List<string>();
        AwsOptions.Read(configuration, faults);
        SlackOptions.Read(configuration, faults);
        TeamsOptions.Read(configuration, ListenAddresses.Of(configuration).All(ListenAddresses.IsLoopback), faults);
        ApprovalOptions.Read(configuration, faults);
        CostOptions.Read(configuration, faults);
        foreach (var setting in KnownSettings.All)
            faults.AddRange(ValuesOf(configuration, setting).Select(v => FaultOf(setting, v)).OfType<string>());
        foreach (var section in KnownSettings.Sections)
            faults.AddRange(Leaves(configuration.GetSection(section)).Where(k => !IsKnown(k)).Select(Unknown));
        faults.AddRange(commandLine.Where(a => a.StartsWith("--", StringComparison.Ordinal)).Select(KeyOf).Where(IsInForeignSection).Select(Unknown));
        faults.AddRange(Together(configuration));
        return faults;
    }

    /// <summary>One message with every fault.</summary>
    public static string Message(IReadOnlyList<string> faults) =>
        $"The settings are not valid; nothing was started:{string.Concat(faults.Select(f => $"{Environment.NewLine}- {f}"))}";

    private static string? FaultOf(Setting setting, string value) =>
        setting.Fault(value) is { } fault ? setting.Secret ? $"{setting.Key} is set{fault}" : $"{setting.Key} is '{value}'{fault}" : null;

    private static IEnumerable<string> ValuesOf(IConfiguration configuration, Setting setting)
    {
        var values = setting.IsList
            ? [.. (configuration[setting.Key] ?? "").Split(',', StringSplitOptions.TrimEntries), .. configuration.GetSection(setting.Key).GetChildren().Select(c => c.Value)]
            : new[] { configuration[setting.Key] };
        return values.OfType<string>().Where(v => v.Length > 0);
    }

    private static IEnumerable<string> Leaves(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        return children.Count == 0 && section.Path.Contains(':') ? [section.Path] : children.SelectMany(Leaves);
    }

    private static bool IsKnown(string key) => KnownSettings.All.Any(s =>
        s.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
        || (s.IsList && key.StartsWith(s.Key + ":", StringComparison.OrdinalIgnoreCase) && int.TryParse(key.AsSpan(s.Key.Length + 1), out _)));

    private static bool IsInForeignSection(string key) =>
        key.Contains(':') && !KnownSettings.Sections.Concat(KnownSettings.FrameworkSections).Contains(key[..key.IndexOf(':')], StringComparer.OrdinalIgnoreCase);

    private static string Unknown(string key) => NearestName.Of(key, KnownSettings.All.Select(s => s.Key)) is { } near
        ? $"{key} is not a setting; did you mean {near}?"
        : $"{key} is not a setting; remove it.";

    private static string KeyOf(string argument) => argument.TrimStart('-').Split('=')[0];

    /// <summary>Faults of settings that are fine one by one.</summary>
    private static IEnumerable<string> Together(IConfiguration configuration)
    {
        bool Has(string key) => configuration[key] is { Length: > 0 };
        if (string.Equals(configuration["LanguageModel:Provider"], "bedrock", StringComparison.OrdinalIgnoreCase) && !Has("LanguageModel:ModelId"))
            yield return "LanguageModel:ModelId is missing, which LanguageModel:Provider bedrock needs; write a model id or inference profile.";
    }
}
