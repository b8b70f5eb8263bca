using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Planning;

/// <summary>Fills the places of a call's template from a row.</summary>
internal static class Places
{
    public static Func<string, string?> Of(Row row) => place => place switch
    {
        "id" => row.Id,
        "name" => row.Name,
        "arn" => row.Arn,
        "parent" => row.ParentId,
        "region" => row.Region,
        "account" => row.Account,
        // {arn:text} is what follows the text in the ARN, {@field} a field, {detail.Member} a member of a detail.
        _ when place.StartsWith("arn:", StringComparison.Ordinal) => row.Arn.IndexOf(place[4..], StringComparison.Ordinal) is >= 0 and var at ? row.Arn[(at + place.Length - 4)..] : "",
        _ when place[0] == '@' => row.Value(place[1..]).Text,
        // A service that is not found may have left a task definition of its name: {detail.Member|name}.
        _ when place.Split('.', '|') is [var detail, var member, ..] and var parts => ItemPath.Parse(member).Read(row.Detail(detail)).Text ?? (parts.Length > 2 ? row.Name : null),
        _ => throw new InvalidOperationException($"The registry's place '{{{place}}}' does not exist."),
    };

    public static Func<string, string?> Of(ResourceKind kind, TargetText target, Spot spot, string parent) => place => place switch
    {
        "id" => kind.Id == kind.Arn || kind.NamePath is not null && kind.Arn?.Split('|')[0] == kind.Id ? target.ArnFor(kind, spot.Region, spot.Account, parent) ?? target.Text : target.Short,
        "name" => NameOf(target),
        "arn" => target.ArnFor(kind, spot.Region, spot.Account, parent) ?? target.Text,
        "parent" => parent,
        "region" => spot.Region,
        "account" => spot.Account,
        _ => throw new InvalidOperationException($"The registry's place '{{{place}}}' does not exist."),
    };

    /// <summary>The name in an ARN; a name that itself holds slashes (a log group's) is kept whole.</summary>
    private static string NameOf(TargetText target) => target.IsArn ? target.Name : target.Text;
}
