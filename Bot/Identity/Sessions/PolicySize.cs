using System.IO.Compression;
using System.Text;

namespace Bot.Identity.Sessions;

/// <summary>AWS's limits on what is passed with AssumeRole.</summary>
/// <remarks>
/// Sources: STS API reference, AssumeRole (2,048 characters, 10 managed policies, a packed size whose making AWS does not publish). Reports of what STS
/// answered for tags alone (2,268 characters: 498 %) put the packed limit near 455 bytes; the estimate stays below that, with the document deflated.
/// </remarks>
internal static class PolicySize
{
    public const int MaxManaged = 10;
    public const int MaxCharacters = 2048;
    private const int PackedLimit = 450;
    private const int PerTag = 4;

    /// <summary>The estimated part of AWS's packed size, in percent.</summary>
    public static int PackedPercent(SessionPolicy policy, IReadOnlyList<KeyValuePair<string, string>> tags) =>
        100 * (Deflated(string.Concat(policy.ManagedArns.Append(policy.Json))) + tags.Sum(t => Encoding.UTF8.GetByteCount(t.Key) + Encoding.UTF8.GetByteCount(t.Value) + PerTag)) / PackedLimit;

    /// <summary>Which limit is passed; null for none.</summary>
    public static string? FaultOf(SessionPolicy policy, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var characters = policy.Json.Length + policy.ManagedArns.Sum(a => a.Length);
        if (characters > MaxCharacters)
            return $"The session policies have {characters} characters; AWS takes {MaxCharacters}.";
        return PackedPercent(policy, tags) is > 100 and var percent ? $"The session policies and tags would take about {percent} % of the packed size that AWS allows." : null;
    }

    private static int Deflated(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }
}
