using System.IO.Compression;
using System.Text;

namespace Bot.Identity.Sessions;

/// <summary>AWS's limits on what is passed with AssumeRole.</summary>
/// <remarks>
/// Sources: STS API reference, AssumeRole (2,048 characters, 10 managed policies, and a packed size whose making AWS does not publish). Reports of what STS
/// answered for tags alone (2,268 characters: 498 %) put the space for tags near 455 bytes. Documents are packed better than tags; they are taken as
/// deflated, 900 bytes of which fill the space, so that a usual document of 2,048 characters just fits.
/// </remarks>
internal static class PolicySize
{
    public const int MaxManaged = 10;
    public const int MaxCharacters = 2048;
    private const int TagSpace = 450;
    private const int DocumentSpace = 900;
    private const int PerTag = 4;

    /// <summary>The estimated part of AWS's packed size, in percent.</summary>
    /// <param name="policy">The policies.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="more">Deflated bytes that come on top.</param>
    public static int PackedPercent(SessionPolicy policy, IReadOnlyList<KeyValuePair<string, string>> tags, int more = 0) =>
        (100 * (Deflated(string.Concat(policy.ManagedArns.Append(policy.Json))) + more) / DocumentSpace)
        + (100 * tags.Sum(t => Encoding.UTF8.GetByteCount(t.Key) + Encoding.UTF8.GetByteCount(t.Value) + PerTag) / TagSpace);

    /// <summary>Characters that count as plaintext.</summary>
    public static int Characters(SessionPolicy policy) => policy.Json.Length + policy.ManagedArns.Sum(a => a.Length);

    /// <summary>Which limit is passed; null for none.</summary>
    /// <param name="policy">The policies.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="moreCharacters">Characters that come on top.</param>
    /// <param name="morePacked">Deflated bytes that come on top.</param>
    public static string? FaultOf(SessionPolicy policy, IReadOnlyList<KeyValuePair<string, string>> tags, int moreCharacters = 0, int morePacked = 0)
    {
        if (Characters(policy) + moreCharacters is > MaxCharacters and var characters)
            return $"the session policies would have {characters} characters, {moreCharacters} of them the bot's own, and AWS takes {MaxCharacters} for a session";
        return PackedPercent(policy, tags, morePacked) is > 100 and var percent ? $"the session policies and tags would take about {percent} % of the packed size that AWS allows" : null;
    }

    public static int Deflated(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(Encoding.UTF8.GetBytes(text));
        return (int)packed.Length;
    }
}
