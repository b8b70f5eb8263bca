using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>Links into the AWS console, from the registry's templates.</summary>
internal static class ConsoleLink
{
    public static string Of(Row row)
    {
        var region = RegionOf(row);
        var path = row.Kind.Console
            .Replace("{region}", region, StringComparison.Ordinal).Replace("{account}", row.Account, StringComparison.Ordinal)
            .Replace("{id:url}", Uri.EscapeDataString(row.Id), StringComparison.Ordinal).Replace("{arn:url}", Uri.EscapeDataString(row.Arn), StringComparison.Ordinal)
            .Replace("{id:last}", TargetText.LastOf(row.Id), StringComparison.Ordinal)
            // The log console escapes twice, with a dollar sign for the percent sign.
            .Replace("{id:log}", Uri.EscapeDataString(Uri.EscapeDataString(row.Id)).Replace("%", "$", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("{id}", Plain(row.Id), StringComparison.Ordinal).Replace("{name}", Plain(row.Name), StringComparison.Ordinal).Replace("{arn}", Plain(row.Arn), StringComparison.Ordinal)
            .Replace("{parent}", Plain(TargetText.LastOf(row.ParentId)), StringComparison.Ordinal);
        return Base(row.Kind, region) + path;
    }

    public static string List(ResourceKind kind, string region)
    {
        var list = kind.ConsoleList.Length > 0 ? kind.ConsoleList : kind.Console;
        return Base(kind, region) + list.Replace("{region}", region, StringComparison.Ordinal);
    }

    private static string Base(ResourceKind kind, string region) => kind.IsGlobal && kind.Service is not "s3" ? "https://console.aws.amazon.com/" : $"https://{region}.console.aws.amazon.com/";

    private static string RegionOf(Row row) => row.Kind.Name == "s3-bucket" && row.Value("region").Text is { Length: > 0 } region ? region : row.Region;

    /// <summary>Ids and ARNs read as they are; blanks and marks that would end the link do not.</summary>
    private static string Plain(string text) => text.AsSpan().IndexOfAny(" \"<>()[]`") < 0 ? text : Uri.EscapeDataString(text);
}
