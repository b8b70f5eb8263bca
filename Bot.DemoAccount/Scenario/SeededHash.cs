namespace Bot.DemoAccount.Scenario;

/// <summary>Repeatable pseudo-randomness: the same words give the same number on every machine and run.</summary>
internal static class SeededHash
{
    /// <summary>64 bits of a text (FNV-1a, mixed).</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
        return Mix(hash);
    }

    /// <summary>64 bits of a seed and a number (SplitMix64).</summary>
    public static ulong Of(ulong seed, long number) => Mix(seed + 0x9E3779B97F4A7C15UL * (ulong)(number + 1));

    /// <summary>A fraction in [0, 1).</summary>
    public static double Fraction(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>Lower-case hexadecimal digits.</summary>
    public static string Hex(ulong seed, int digits) => string.Create(digits, seed, static (span, seed) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = "0123456789abcdef"[(int)(Of(seed, i / 8) >> (i % 8 * 8) & 15)];
    });

    /// <summary>Decimal digits, the first one never zero.</summary>
    public static string Digits(ulong seed, int digits) => string.Create(digits, seed, static (span, seed) =>
    {
        for (var i = 0; i < span.Length; i++)
            span[i] = (char)('0' + (i == 0 ? 1 + Of(seed, i) % 9 : Of(seed, i) % 10));
    });

    /// <summary>Capital letters and digits, as in IAM's unique ids.</summary>
    public static string Capitals(ulong seed, int length) => string.Create(length, seed, static (span, seed) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(int)(Of(seed, i) & 31)];
    });

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
