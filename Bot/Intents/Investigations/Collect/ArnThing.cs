using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Entities;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Things by their ARNs.</summary>
internal static partial class ArnThing
{
    /// <summary>The thing of an ARN; null where its kind is not known or it has no Region.</summary>
    public static Thing? Of(string arn, Spot near)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6 || parts[0] != "arn")
            return null;
        var rest = parts[5];
        // A subscription's ARN goes on where its topic's ends.
        if (parts[2] == "sns" && rest.Contains(':', StringComparison.Ordinal) && ResourceRegistry.Find("sns-subscription") is { } subscription)
            return new(subscription.Name, arn, rest, arn, new(parts[3].Length > 0 ? parts[3] : near.Region, parts[4].Length > 0 ? parts[4] : near.Account));
        var cut = rest.AsSpan().IndexOfAny('/', ':');
        var type = cut < 0 ? "" : rest[..cut];
        if ((ArnKinds.All.GetValueOrDefault($"{parts[2]}:{type}") ?? ArnKinds.All.GetValueOrDefault($"{parts[2]}:")) is not { } name || ResourceRegistry.Find(name) is not { } kind)
            return null;
        // A function's version or alias follows its name.
        if (name == "lambda-function" && rest.Split(':') is [_, var function, _, ..])
            arn = string.Join(':', parts[..5]) + ":function:" + function;
        // A table's stream, index or backup follows its name.
        if (name == "dynamodb-table" && rest.Split('/') is [_, var table, _, ..])
            arn = string.Join(':', parts[..5]) + ":table/" + table;
        var spot = new Spot(parts[3].Length > 0 ? parts[3] : near.Region, parts[4].Length > 0 ? parts[4] : near.Account);
        var last = name switch
        {
            "load-balancer" or "target-group" when rest.Split('/') is [.., var owner, _] => owner,
            // A secret's name may hold slashes; its ARN ends with six letters of its own.
            "secret" when rest.Length > cut + 1 => Suffix().Replace(rest[(cut + 1)..], ""),
            // A parameter of a hierarchy begins with a slash.
            "ssm-parameter" => rest[(cut + 1)..] is var path && path.Contains('/', StringComparison.Ordinal) ? "/" + path : path,
            _ => TargetText.LastOf(arn),
        };
        var isIdArn = kind.Id.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) || kind.Id == "Value" && kind.Arn == "Value";
        return new(name, isIdArn ? arn : last, last, arn, spot);
    }

    [GeneratedRegex("-[A-Za-z0-9]{6}$")]
    private static partial Regex Suffix();
}
