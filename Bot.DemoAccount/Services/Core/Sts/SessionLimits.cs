using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Services.Core.Sts;

/// <summary>What STS takes: characters, lengths, counts and the packed size.</summary>
/// <remarks>
/// Sources: STS API reference, AssumeRole; IAM User Guide, "IAM and AWS STS quotas". How AWS packs is not published: tags follow reports of what
/// STS answered for tags alone (2,268 characters: 498 %); documents are deflated, with as much space as lets a usual one of 2,048 characters pass.
/// </remarks>
internal static partial class SessionLimits
{
    private const int MaxPlain = 2048;
    private const int MaxTags = 50;
    private const int MaxManaged = 10;
    private const int TagSpace = 455;
    private const int DocumentSpace = 900;

    /// <summary>Checks the names and the plain sizes.</summary>
    public static void Check(DemoCall call)
    {
        Name(call.Must("RoleSessionName"), "roleSessionName");
        if (call.Text("SourceIdentity") is { } source)
        {
            Name(source, "sourceIdentity");
            if (source.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Invalid(source, "sourceIdentity", "Member must not begin with aws:");
        }
        if (call.Text("ExternalId") is { } external && !External().IsMatch(external))
            throw Invalid(external, "externalId", @"Member must satisfy regular expression pattern: [\w+=,.@:\/-]*");
        var managed = call.Items("PolicyArns").Select(p => p.Text("arn") ?? "").ToList();
        if (managed.Count > MaxManaged)
            throw new DemoException("ValidationError", $"1 validation error detected: Value at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to {MaxManaged}");
        if ((call.Text("Policy")?.Length ?? 0) + managed.Sum(a => a.Length) is > MaxPlain and var plain)
            throw new DemoException("PackedPolicyTooLarge", $"The session policies have {plain} characters of plaintext, more than {MaxPlain}.");
    }

    /// <summary>The session tags of the call.</summary>
    public static Dictionary<string, string> Tags(DemoCall call)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in call.Items("Tags"))
        {
            var (key, value) = (tag.Text("Key") ?? "", tag.Text("Value") ?? "");
            if (key.Length is 0 or > 128 || !Tag().IsMatch(key) || key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Invalid(key, "tags.1.member.key", @"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]+");
            if (value.Length > 256 || !Tag().IsMatch(value))
                throw Invalid(value, "tags.1.member.value", @"Member must satisfy regular expression pattern: [\p{L}\p{Z}\p{N}_.:/=+\-@]*");
            if (tags.Keys.Any(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)))
                throw new DemoException("InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            tags[key] = value;
        }
        if (call.Texts("TransitiveTagKeys").FirstOrDefault(k => !tags.ContainsKey(k)) is not null)
            throw new DemoException("InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.");
        return tags.Count <= MaxTags ? tags : throw new DemoException("ValidationError", $"1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to {MaxTags}");
    }

    /// <summary>The part of the packed size that policies and tags take.</summary>
    /// <exception cref="DemoException">It is more than there is.</exception>
    public static int PackedPercent(DemoCall call, Dictionary<string, string> tags)
    {
        var policies = string.Concat(call.Items("PolicyArns").Select(p => p.Text("arn"))) + call.Text("Policy");
        var size = (policies.Length > 0 ? (double)Deflated(policies) / DocumentSpace : 0)
            + ((double)tags.Sum(t => Encoding.UTF8.GetByteCount(t.Key) + Encoding.UTF8.GetByteCount(t.Value)) / TagSpace);
        var percent = (int)Math.Ceiling(100 * size);
        return percent <= 100 ? percent : throw new DemoException("PackedPolicyTooLarge",
            policies.Length == 0 ? $"Packed size of session tags consumes {percent}% of allotted space." : $"Packed policy consumes {percent}% of allotted space, please use smaller policy.");
    }

    /// <summary>How long the session lasts.</summary>
    /// <param name="call">The call.</param>
    /// <param name="standard">Where it does not say.</param>
    /// <param name="most">The longest.</param>
    public static int Seconds(DemoCall call, int standard, int most)
    {
        var seconds = (int)(call.Number("DurationSeconds") ?? standard);
        if (seconds < 900)
            throw new DemoException("ValidationError", $"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900");
        return seconds <= most ? seconds : throw new DemoException("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    private static void Name(string value, string member)
    {
        if (!SessionName().IsMatch(value))
            throw Invalid(value, member, @"Member must satisfy regular expression pattern: [\w+=,.@-]{2,64}");
    }

    private static DemoException Invalid(string value, string member, string rule) =>
        new("ValidationError", $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: {rule}");

    private static int Deflated(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@-]{2,64}\z")]
    private static partial Regex SessionName();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@:/-]{2,1224}\z")]
    private static partial Regex External();

    [GeneratedRegex(@"^[\p{L}\p{Z}\p{N}_.:/=+\-@]*\z")]
    private static partial Regex Tag();
}
