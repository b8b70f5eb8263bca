using System.Globalization;
using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>Values for people.</summary>
internal static class Show
{
    private const int Longest = 200;

    public static string Plural(string title, long count)
    {
        if (count == 1)
            return title;
        return title.EndsWith('y') && !title.EndsWith("key", StringComparison.OrdinalIgnoreCase) && !title.EndsWith("way", StringComparison.Ordinal) ? $"{title[..^1]}ies"
            : title.EndsWith('s') || title.EndsWith('x') || title.EndsWith("ch", StringComparison.Ordinal) ? $"{title}es" : $"{title}s";
    }

    public static string Time(string text) =>
        Filter.Time(text) is { } time ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : text;

    public static Cell Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new(Number(number), number) : new(text ?? "");

    public static string Number(double number) => number.ToString(Math.Abs(number) >= 1000 || number == Math.Floor(number) ? "#,##0" : "#,##0.##", CultureInfo.InvariantCulture);

    /// <summary>A field's value as a cell.</summary>
    public static Cell Cell(Row row, string name)
    {
        var value = row.Value(name);
        if (value.IsMissing)
            return new("");
        return row.Kind.FieldNamed(name)?.Kind switch
        {
            FieldKind.Number => Number(value.Text),
            FieldKind.Time => new(Time(value.Text!), Filter.Time(value.Text!)?.ToUnixTimeSeconds()),
            FieldKind.Flag => new(value.Text == "true" ? "yes" : "no"),
            _ => new(Short(value.Text!)),
        };
    }

    /// <summary>A field's value in a sentence, with its unit.</summary>
    public static string Words(Row row, Field field)
    {
        var cell = Cell(row, field.Name).Text;
        return field.Unit.Length == 0 ? cell : $"{cell} {field.Unit}";
    }

    public static ColumnKind Kind(ResourceKind kind, string field) => kind.FieldNamed(field)?.Kind switch { FieldKind.Number => ColumnKind.Number, FieldKind.Time => ColumnKind.Time, _ => ColumnKind.Text };

    /// <summary>A column's title: <c>Size (GiB)</c>.</summary>
    public static string Title(ResourceKind kind, string field)
    {
        if (field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase))
            return field[4..];
        var known = kind.FieldNamed(field);
        var unit = known?.Unit ?? "";
        var words = field.Split('_').ToList();
        if (unit.Length > 0 && string.Equals(words[^1], unit, StringComparison.OrdinalIgnoreCase))
            words.RemoveAt(words.Count - 1);
        if (words is [.., "id"] && words.Count > 1)
            words.RemoveAt(words.Count - 1);
        var title = string.Join(' ', words.Select(Word));
        return (title.Length > 0 ? char.ToUpperInvariant(title[0]) + title[1..] : field) + (unit.Length > 0 && words.Count < field.Split('_').Length ? $" ({unit})" : "");
    }

    /// <summary>A field in the middle of a sentence.</summary>
    public static string Field(ResourceKind kind, string field) => field.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) ? $"tag `{field[4..]}`"
        : kind.FieldNamed(field)?.Words is [var word, ..] ? word : field.Replace('_', ' ');

    /// <summary>Names of values that are never shown.</summary>
    public static bool IsSecret(string name) =>
        name.Contains("secret", StringComparison.OrdinalIgnoreCase) || name.Contains("password", StringComparison.OrdinalIgnoreCase) || name.Contains("token", StringComparison.OrdinalIgnoreCase) || name.Contains("userdata", StringComparison.OrdinalIgnoreCase) || name.Contains("credential", StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";

    private static string Word(string word) => word switch
    {
        "id" => "ID",
        "ip" => "IP",
        "vpc" => "VPC",
        "az" => "AZ",
        "cpu" => "CPU",
        "arn" => "ARN",
        "dns" => "DNS",
        "ami" => "AMI",
        "iam" => "IAM",
        "kms" => "KMS",
        "dlq" => "DLQ",
        "pitr" => "PITR",
        "ttl" => "TTL",
        "mfa" => "MFA",
        "url" => "URL",
        "os" => "OS",
        "tls" => "TLS",
        "waf" => "WAF",
        "http" => "HTTP",
        "vcpus" => "vCPUs",
        "iops" => "IOPS",
        _ => word,
    };
}
