using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bot.Aws.Iam;

/// <summary>String operators.</summary>
internal sealed class StringValue(PolicyText text, bool ignoreCase) : IConditionValue
{
    public bool IsKnown(Func<string, bool> knows) => text.IsKnown(knows);

    public bool Matches(string value, RequestView request) =>
        text.Resolve(request) is { } pattern
        && (ignoreCase ? pattern.Equals(value, StringComparison.OrdinalIgnoreCase) : Wildcards.Match(pattern, value));
}

/// <summary>ARN operators.</summary>
internal sealed class ArnValue(PolicyText text) : IConditionValue
{
    public bool IsKnown(Func<string, bool> knows) => text.IsKnown(knows);

    public bool Matches(string value, RequestView request) =>
        text.Resolve(request) is { } pattern && ArnPattern.MatchesCondition(pattern, value);
}

/// <summary>Bool.</summary>
internal sealed class BoolValue(PolicyText text) : IConditionValue
{
    public bool IsKnown(Func<string, bool> knows) => text.IsKnown(knows);

    public bool Matches(string value, RequestView request) =>
        bool.TryParse(text.Resolve(request), out var wanted) && bool.TryParse(value, out var actual) && wanted == actual;
}

/// <summary>BinaryEquals: the bytes behind two base64 texts.</summary>
internal sealed class BinaryValue(byte[] bytes) : IConditionValue
{
    public bool Matches(string value, RequestView request)
    {
        var buffer = new byte[value.Length];
        return Convert.TryFromBase64String(value, buffer, out var length) && buffer.AsSpan(0, length).SequenceEqual(bytes);
    }
}

/// <summary>How a number or a date compares.</summary>
internal enum Order
{
    Equal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Numeric operators.</summary>
internal sealed class NumberValue(decimal number, Order order) : IConditionValue
{
    public bool Matches(string value, RequestView request) => TryParse(value, out var actual) && order.Holds(actual.CompareTo(number));

    public static bool TryParse(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);
}

/// <summary>Date operators: ISO 8601 in W3C's forms, or seconds since 1970.</summary>
internal sealed class DateValue(DateTimeOffset time, Order order) : IConditionValue
{
    private const int YearDigits = 4;

    private static readonly string[] s_forms =
    [
        "yyyy", "yyyy-MM", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public bool Matches(string value, RequestView request) => TryParse(value, out var actual) && order.Holds(actual.CompareTo(time));

    public static bool TryParse(string text, out DateTimeOffset time)
    {
        if (text.Length != YearDigits && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds is > -62_135_596_800m and < 253_402_300_800m)
        {
            time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
            return true;
        }
        return DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }
}

/// <summary>IP operators: an address or a CIDR range, of version 4 or 6.</summary>
internal sealed class IpValue(byte[] network, int prefix) : IConditionValue
{
    public bool Matches(string value, RequestView request) =>
        TryAddress(value) is { } address && address.Length == network.Length && SamePrefix(address);

    private bool SamePrefix(byte[] address)
    {
        var whole = prefix / 8;
        if (!address.AsSpan(0, whole).SequenceEqual(network.AsSpan(0, whole)))
            return false;
        var rest = prefix % 8;
        return rest == 0 || (address[whole] ^ network[whole]) >> (8 - rest) == 0;
    }

    public static IpValue? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (TryAddress(slash < 0 ? text : text[..slash]) is not { } address)
            return null;
        var bits = address.Length * 8;
        if (slash < 0)
            return new(address, bits);
        return int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var prefix) && prefix <= bits ? new(address, prefix) : null;
    }

    /// <summary>Version 4 only with its four numbers: the short forms that sockets take are no IAM values.</summary>
    private static byte[]? TryAddress(string text) =>
        IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('%') && !text.Contains('[') : text.AsSpan().Count('.') == 3 && !text.Contains('x'))
            ? address.GetAddressBytes()
            : null;
}

/// <summary>Comparisons.</summary>
internal static class Orders
{
    /// <param name="order">The comparison.</param>
    /// <param name="sign">The request's value compared with the policy's.</param>
    public static bool Holds(this Order order, int sign) => order switch
    {
        Order.Equal => sign == 0,
        Order.Less => sign < 0,
        Order.LessOrEqual => sign <= 0,
        Order.Greater => sign > 0,
        _ => sign >= 0,
    };
}
