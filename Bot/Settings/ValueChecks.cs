using System.Data.Common;

namespace Bot.Settings;

/// <summary>What may be wrong with a value. Each returns the end of a sentence that begins with the key and the value.</summary>
internal static class ValueChecks
{
    public static string? Anything(string value) => null;

    /// <summary>Checked by the options class that reads it.</summary>
    public static string? ByReader(string value) => null;

    public static string? Switch(string value) => bool.TryParse(value, out _) ? null : "; write true or false.";

    public static string? WholeNumber(string value) => int.TryParse(value, out var number) && number >= 0 ? null : "; write a whole number, or 0 for no limit.";

    public static string? PositiveNumber(string value) => int.TryParse(value, out var number) && number > 0 ? null : "; write a whole number from 1.";

    public static string? WebAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? null : "; write a URL such as https://example.com/.";

    public static string? WritableFile(string value) =>
        System.IO.Directory.Exists(value) ? ", which is a folder; write the path of a file." : null;

    public static string? ConnectionString(string value)
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = value };
            return parts.ContainsKey("Host") || parts.ContainsKey("Server") ? null : " and names no host; write Host=…;Database=…;Username=…;Password=….";
        }
        catch (ArgumentException)
        {
            return " and cannot be read; write Host=…;Database=…;Username=…;Password=….";
        }
    }

    public static string? Region(string value) => value.Split('-') is [{ Length: 2 }, .., { Length: 1 } number] && char.IsAsciiDigit(number[0]) && value.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        ? null
        : "; write a Region code such as us-east-1.";

    public static Func<string, string?> OneOf(params string[] values) => value =>
        values.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"; write {string.Join(", ", values[..^1])} or {values[^1]}.";
}
