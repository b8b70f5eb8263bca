using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Settings;
using Bot.Understanding.Regions;

namespace Bot.Identity.Reading;

/// <summary>How AWS writes accounts, Regions, roles, policies and actions.</summary>
internal static partial class AwsNames
{
    private static readonly FrozenSet<string> Regions = RegionWords.All.Select(r => r.Code).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsAccount(string id) => Account().IsMatch(id);

    /// <summary>Of a role, a user's name or an alias.</summary>
    public static bool IsAlias(string alias) => Alias().IsMatch(alias);

    /// <summary>Adds a fault where a text is no Region code; a warning where no such Region is known.</summary>
    public static void CheckRegion(YamlValue region, FaultList faults)
    {
        if (Regions.Contains(region.Text))
            return;
        var near = NearestName.Of(region.Text, Regions) is { } code ? $"did you mean {code}?" : "write one such as us-east-1.";
        if (Region().IsMatch(region.Text))
            faults.Warn(region, $"'{region.Text}' is no Region that is known here; {near}");
        else
            faults.Add(region, $"'{region.Text}' is no Region code; {near}");
    }

    /// <summary>The account of a role's ARN; null where it is none.</summary>
    public static string? AccountOfRole(string arn) => Role().Match(arn) is { Success: true } match ? match.Groups["account"].Value : null;

    /// <summary>What is wrong with the ARN of a policy that STS is to be given; null when nothing.</summary>
    public static string? PolicyArnFault(string arn) =>
        !Policy().IsMatch(arn) ? $"'{arn}' is no ARN of a managed policy; write one such as arn:aws:iam::aws:policy/ReadOnlyAccess."
        : arn.Contains(":aws:policy/service-role/", StringComparison.Ordinal) || arn.Contains(":aws:policy/aws-service-role/", StringComparison.Ordinal)
            ? $"'{arn}' is a policy for services' own roles; write a policy that is meant for people."
            : null;

    /// <summary>An action such as <c>ec2:Terminate*</c>, or <c>*</c>.</summary>
    public static bool IsAction(string action) => Action().IsMatch(action);

    /// <summary>Whether AWS takes a text as SourceIdentity.</summary>
    public static bool IsPersonName(string name) => PersonName().IsMatch(name);

    public static bool IsExternalId(string id) => ExternalId().IsMatch(id);

    [GeneratedRegex("^[0-9]{12}$")]
    private static partial Regex Account();

    [GeneratedRegex("^[a-z0-9](-?[a-z0-9]){2,62}$")]
    private static partial Regex Alias();

    [GeneratedRegex("^[a-z]{2}(-[a-z]+)+-[0-9]$")]
    private static partial Regex Region();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(?<account>[0-9]{12}):role/([\x21-\x7e]+/)?[\w+=,.@-]{1,64}$")]
    private static partial Regex Role();

    [GeneratedRegex(@"^arn:aws[a-z-]*:iam::(aws|[0-9]{12}):policy/([\x21-\x7e]+/)?[\w+=,.@-]{1,128}$")]
    private static partial Regex Policy();

    [GeneratedRegex(@"^(\*|[a-z0-9-]+:[A-Za-z0-9*?]+)$")]
    private static partial Regex Action();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]{2,64}$")]
    private static partial Regex PersonName();

    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}$")]
    private static partial Regex ExternalId();
}
