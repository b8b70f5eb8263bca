using System.Collections.Frozen;
using System.Globalization;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>When AWS's standard support of runtimes and engine versions ends.</summary>
/// <remarks>
/// Sources: AWS Lambda Developer Guide, "Lambda runtimes"; Amazon EKS User Guide, "Kubernetes version lifecycle"; Amazon RDS User Guide, release calendars of each engine;
/// Amazon Aurora User Guide, release calendars; Amazon ElastiCache User Guide, "Engine versions and upgrading". Read in 2026; dates of later changes are AWS's.
/// </remarks>
internal static class EndOfLife
{
    private static readonly FrozenDictionary<string, string> Ends = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["lambda nodejs10.x"] = "2021-07-30",
        ["lambda nodejs12.x"] = "2023-03-31",
        ["lambda nodejs14.x"] = "2023-12-04",
        ["lambda nodejs16.x"] = "2024-06-12",
        ["lambda nodejs18.x"] = "2025-09-01",
        ["lambda nodejs20.x"] = "2026-04-30",
        ["lambda nodejs22.x"] = "2027-04-30",
        ["lambda python2.7"] = "2021-07-15",
        ["lambda python3.6"] = "2022-07-18",
        ["lambda python3.7"] = "2023-12-04",
        ["lambda python3.8"] = "2024-10-14",
        ["lambda python3.9"] = "2025-12-15",
        ["lambda python3.10"] = "2026-10-31",
        ["lambda python3.11"] = "2027-06-30",
        ["lambda python3.12"] = "2028-10-31",
        ["lambda python3.13"] = "2029-06-30",
        ["lambda java8"] = "2024-01-08",
        ["lambda java8.al2"] = "2027-06-30",
        ["lambda java11"] = "2027-06-30",
        ["lambda java17"] = "2027-06-30",
        ["lambda java21"] = "2029-06-30",
        ["lambda dotnetcore2.1"] = "2022-01-05",
        ["lambda dotnetcore3.1"] = "2023-04-03",
        ["lambda dotnet6"] = "2024-12-20",
        ["lambda dotnet7"] = "2024-05-14",
        ["lambda dotnet8"] = "2026-11-10",
        ["lambda ruby2.5"] = "2021-07-30",
        ["lambda ruby2.7"] = "2023-12-07",
        ["lambda ruby3.2"] = "2026-03-31",
        ["lambda ruby3.3"] = "2027-03-31",
        ["lambda go1.x"] = "2024-01-08",
        ["lambda provided"] = "2024-01-08",
        ["lambda provided.al2"] = "2026-07-31",
        ["eks 1.23"] = "2023-10-11",
        ["eks 1.24"] = "2024-01-31",
        ["eks 1.25"] = "2024-05-01",
        ["eks 1.26"] = "2024-06-11",
        ["eks 1.27"] = "2024-07-24",
        ["eks 1.28"] = "2024-11-26",
        ["eks 1.29"] = "2025-03-23",
        ["eks 1.30"] = "2025-07-23",
        ["eks 1.31"] = "2025-11-26",
        ["eks 1.32"] = "2026-03-23",
        ["eks 1.33"] = "2026-07-29",
        ["postgres 9"] = "2022-04-26",
        ["postgres 10"] = "2023-04-17",
        ["postgres 11"] = "2024-02-29",
        ["postgres 12"] = "2025-02-28",
        ["postgres 13"] = "2026-02-28",
        ["postgres 14"] = "2027-02-28",
        ["postgres 15"] = "2028-02-29",
        ["postgres 16"] = "2029-02-28",
        ["mysql 5.6"] = "2022-03-01",
        ["mysql 5.7"] = "2024-02-29",
        ["mysql 8.0"] = "2026-07-31",
        ["mysql 8.4"] = "2029-07-31",
        ["mariadb 10.3"] = "2023-10-23",
        ["mariadb 10.4"] = "2024-06-30",
        ["mariadb 10.5"] = "2025-06-30",
        ["mariadb 10.6"] = "2026-08-31",
        ["aurora-postgresql 11"] = "2024-02-29",
        ["aurora-postgresql 12"] = "2025-02-28",
        ["aurora-postgresql 13"] = "2026-02-28",
        ["aurora-postgresql 14"] = "2027-02-28",
        ["aurora-postgresql 15"] = "2028-02-29",
        ["aurora-postgresql 16"] = "2029-02-28",
        ["aurora-mysql 5.7"] = "2024-10-31",
        ["aurora-mysql 8.0"] = "2028-04-30",
        ["redis 4"] = "2026-01-31",
        ["redis 5"] = "2026-01-31",
        ["redis 6"] = "2027-01-31",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>When support ends; null where the table does not know.</summary>
    /// <param name="product"><c>lambda</c>, <c>eks</c>, or an engine: <c>postgres</c>.</param>
    /// <param name="version">The runtime or version.</param>
    public static DateOnly? Of(string product, string version)
    {
        for (var text = version; text.Length > 0; text = text.LastIndexOf('.') is > 0 and var dot ? text[..dot] : "")
        {
            if (Ends.TryGetValue($"{product} {text}", out var date))
                return DateOnly.Parse(date, CultureInfo.InvariantCulture);
        }
        return null;
    }

    /// <summary>Sets <c>deprecated</c> and <c>end_of_support</c> of the rows.</summary>
    public static void Fill(List<Row> rows, DateTimeOffset now)
    {
        foreach (var row in rows)
        {
            var (product, version) = row.Kind.Name switch
            {
                "lambda-function" => ("lambda", row.Value("runtime").Text),
                "eks-cluster" => ("eks", row.Value("version").Text),
                _ => (row.Value("engine").Text ?? "", row.Value("engine_version").Text),
            };
            if (version is null || Of(product, version) is not { } end)
                continue;
            row.Set("deprecated", new(end <= DateOnly.FromDateTime(now.UtcDateTime) ? "true" : "false"));
            row.Set("end_of_support", new(end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        }
    }
}
