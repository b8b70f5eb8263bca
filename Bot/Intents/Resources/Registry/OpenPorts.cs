using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Resources.Registry;

/// <summary>The ports of a security group's rules, as <c>22</c>, <c>8000-8100</c> or <c>all</c>.</summary>
internal static class OpenPorts
{
    private const string All = "all";

    /// <param name="permissions">The list of rules.</param>
    /// <param name="toWorld">Only the rules that any address may use, IPv4 or IPv6.</param>
    public static FieldValue Of(IEnumerable<JsonNode> permissions, bool toWorld) =>
        FieldValue.Many(permissions.SelectMany(p => p is JsonArray list ? list.OfType<JsonNode>() : [p]).OfType<JsonObject>().Where(p => !toWorld || IsOpen(p)).Select(Text));

    /// <summary>Whether the ports written as <paramref name="ports"/> include the port.</summary>
    public static bool Cover(string ports, string port)
    {
        if (ports == All)
            return true;
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted))
            return string.Equals(ports, port, StringComparison.OrdinalIgnoreCase);
        var dash = ports.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? int.TryParse(ports, NumberStyles.None, CultureInfo.InvariantCulture, out var only) && only == wanted
            : int.TryParse(ports.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(ports.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && first <= wanted && wanted <= last;
    }

    private static bool IsOpen(JsonObject permission) => Any(permission, "IpRanges", "CidrIp", "0.0.0.0/0") || Any(permission, "Ipv6Ranges", "CidrIpv6", "::/0");

    private static bool Any(JsonObject permission, string ranges, string member, string cidr) =>
        permission[ranges] is JsonArray list && list.OfType<JsonObject>().Any(r => r[member]?.ToString() == cidr);

    private static string Text(JsonObject permission)
    {
        var protocol = permission["IpProtocol"]?.ToString() ?? "";
        // -1 is every protocol; ICMP has types where others have ports.
        if (protocol == "-1")
            return All;
        if (protocol is "icmp" or "icmpv6" or "1" or "58")
            return "icmp";
        var (from, to) = (permission["FromPort"]?.ToString(), permission["ToPort"]?.ToString());
        return from is null or "-1" || from == "0" && to == "65535" ? All : to is null || to == from ? from : $"{from}-{to}";
    }
}
