using System.Text.RegularExpressions;

namespace Bot.Notifications.Doors.Sns;

/// <summary>The only addresses that are ever fetched because of a message: SNS's own, of the topic's Region, over HTTPS on its usual port.</summary>
internal static partial class SnsHosts
{
    /// <summary>The certificate's address; null where it is not SNS's.</summary>
    public static Uri? Certificate(string url, string topicArn) =>
        Own(url, topicArn) is { } uri && CertificatePath().IsMatch(uri.AbsolutePath) && uri.Query.Length == 0 ? uri : null;

    /// <summary>The address that confirms a subscription; null where it is not SNS's, or confirms another topic's.</summary>
    public static Uri? Confirmation(string url, string topicArn)
    {
        if (Own(url, topicArn) is not { AbsolutePath: "/" } uri)
            return null;
        var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
        return query.Count == 3 && query["Action"] == "ConfirmSubscription" && query["TopicArn"] == topicArn && query["Token"] is { Length: > 0 } ? uri : null;
    }

    /// <summary>A topic's Region; null where the ARN is no topic's.</summary>
    public static string? RegionOf(string topicArn) => Topic().Match(topicArn) is { Success: true } match ? match.Groups["region"].Value : null;

    private static Uri? Own(string url, string topicArn)
    {
        if (RegionOf(topicArn) is not { } region || !Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !uri.IsDefaultPort || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0)
            return null;
        var host = $"sns.{region}.amazonaws.com{(topicArn.StartsWith("arn:aws-cn:", StringComparison.Ordinal) ? ".cn" : "")}";
        // The text as well as its parts: what different parsers could read differently is refused.
        return uri.Host == host && url.StartsWith($"https://{host}/", StringComparison.Ordinal) && !url.Contains('\\') && !url.Contains('@') ? uri : null;
    }

    [GeneratedRegex("^/SimpleNotificationService-[0-9A-Za-z]{1,64}\\.pem$")]
    private static partial Regex CertificatePath();

    [GeneratedRegex("^arn:aws(-cn|-us-gov)?:sns:(?<region>[a-z]{2}(-[a-z]{2,12}){1,2}-[0-9]{1,2}):[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?$")]
    private static partial Regex Topic();
}
