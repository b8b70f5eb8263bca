using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>The engine versions that the demo's Regions offer.</summary>
internal static class EngineVersions
{
    // Engine, major version, versions from old to new; deprecated means past its standard support.
    private static readonly (string Engine, string Major, bool Deprecated, string[] Versions)[] Known =
    [
        ("mysql", "5.7", true, ["5.7.44"]),
        ("mysql", "8.0", false, ["8.0.35", "8.0.39", "8.0.40", "8.0.42"]),
        ("mysql", "8.4", false, ["8.4.3", "8.4.5"]),
        ("mariadb", "10.6", false, ["10.6.20", "10.6.21"]),
        ("mariadb", "10.11", false, ["10.11.10", "10.11.11"]),
        ("mariadb", "11.4", false, ["11.4.4", "11.4.5"]),
        ("postgres", "11", true, ["11.22"]),
        ("postgres", "12", true, ["12.20", "12.22"]),
        ("postgres", "13", false, ["13.16", "13.18", "13.20"]),
        ("postgres", "14", false, ["14.13", "14.15", "14.17"]),
        ("postgres", "15", false, ["15.8", "15.10", "15.12"]),
        ("postgres", "16", false, ["16.4", "16.6", "16.8"]),
        ("postgres", "17", false, ["17.2", "17.4"]),
        ("aurora-mysql", "5.7", true, ["5.7.mysql_aurora.2.12.5"]),
        ("aurora-mysql", "8.0", false, ["8.0.mysql_aurora.3.05.2", "8.0.mysql_aurora.3.08.0", "8.0.mysql_aurora.3.08.2"]),
        ("aurora-postgresql", "13", false, ["13.16", "13.18"]),
        ("aurora-postgresql", "14", false, ["14.13", "14.15"]),
        ("aurora-postgresql", "15", false, ["15.8", "15.10"]),
        ("aurora-postgresql", "16", false, ["16.4", "16.6", "16.8"]),
        ("docdb", "4.0", false, ["4.0.0"]),
        ("docdb", "5.0", false, ["5.0.0"]),
        ("neptune", "1.2", false, ["1.2.1.2"]),
        ("neptune", "1.3", false, ["1.3.4.0"]),
        ("neptune", "1.4", false, ["1.4.5.0"]),
    ];

    /// <summary>DescribeDBEngineVersions.</summary>
    public static JsonObject Describe(DemoCall call)
    {
        var (engine, version, family) = (call.Text("Engine"), call.Text("EngineVersion"), call.Text("DBParameterGroupFamily"));
        var found = Known.Where(k => engine is null || k.Engine == engine)
            .SelectMany(k => k.Versions.Select((v, i) => (Known: k, Version: v, Later: k.Versions[(i + 1)..])))
            .Where(e => version is null || e.Version == version || e.Known.Major == version || e.Version.StartsWith(version + ".", StringComparison.Ordinal))
            .Where(e => family is null || family == Family(e.Known.Engine, e.Known.Major));
        if (call.Flag("DefaultOnly")) found = found.Where(e => e.Later.Length == 0 && e.Version == Newest(e.Known.Engine));
        return new JsonObject { ["DBEngineVersions"] = new JsonArray([.. found.Select(e => Item(e.Known, e.Version, e.Later))]) };
    }

    /// <summary>An engine's newest version.</summary>
    public static string Newest(string engine) => Known.LastOrDefault(k => k.Engine == engine) is { Versions: [.., var last] } ? last : "1.0";

    private static JsonObject Item((string Engine, string Major, bool Deprecated, string[] Versions) known, string version, string[] later) => new()
    {
        ["Engine"] = known.Engine,
        ["EngineVersion"] = version,
        ["DBParameterGroupFamily"] = Family(known.Engine, known.Major),
        ["MajorEngineVersion"] = known.Major,
        ["DBEngineDescription"] = known.Engine,
        ["DBEngineVersionDescription"] = $"{known.Engine} {version}",
        ["Status"] = known.Deprecated ? "deprecated" : "available",
        ["ValidUpgradeTarget"] = new JsonArray([.. later.Select(v => new JsonObject { ["Engine"] = known.Engine, ["EngineVersion"] = v, ["AutoUpgrade"] = false, ["IsMajorVersionUpgrade"] = false })]),
        ["SupportsReadReplica"] = true,
        ["SupportsGlobalDatabases"] = known.Engine.StartsWith("aurora", StringComparison.Ordinal),
    };

    private static string Family(string engine, string major) => engine + major;
}
