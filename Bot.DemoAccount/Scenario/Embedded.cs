namespace Bot.DemoAccount.Scenario;

/// <summary>Files inside this library: the types' defaults and the built-in scenario.</summary>
internal static class Embedded
{
    /// <summary>Names of the files in a folder, sorted.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
        [.. typeof(Embedded).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Opens a file.</summary>
    public static StreamReader Open(string name) =>
        new(typeof(Embedded).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"'{name}' is not embedded."));
}
