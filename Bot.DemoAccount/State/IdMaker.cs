using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Bot.DemoAccount.State;

/// <summary>Ids, keys and tokens for what is made while the account runs: unique, and repeatable from run to run.</summary>
public sealed class IdMaker
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private long _count;

    /// <summary>An id in EC2's long form: <c>i-0a1b…</c> with 17 hexadecimal digits.</summary>
    /// <param name="prefix">The prefix with its dash.</param>
    public string Hex(string prefix) => prefix + "0" + Digest()[..16];

    /// <summary>Hexadecimal digits.</summary>
    /// <param name="length">How many, at most 64.</param>
    public string HexDigits(int length) => Digest()[..length];

    /// <summary>A random-looking UUID.</summary>
    public string Uuid()
    {
        var hex = Digest();
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..32]}";
    }

    /// <summary>An IAM unique id: <c>AROA…</c>, 21 characters.</summary>
    /// <param name="prefix">Four letters.</param>
    /// <param name="length">Letters after the prefix.</param>
    public string Unique(string prefix, int length = 17)
    {
        var bytes = Bytes();
        return string.Create(prefix.Length + length, (prefix, bytes), static (span, s) =>
        {
            s.prefix.CopyTo(span);
            for (var i = s.prefix.Length; i < span.Length; i++)
                span[i] = Letters[s.bytes[i % s.bytes.Length] & 31];
        });
    }

    /// <summary>A secret of 40 base64url characters.</summary>
    public string Secret() => Base64Url.EncodeToString(Bytes().AsSpan(0, 30));

    private string Digest() => Convert.ToHexStringLower(Bytes());

    private byte[] Bytes() => SHA256.HashData(Encoding.ASCII.GetBytes($"demo-{Interlocked.Increment(ref _count)}"));
}
