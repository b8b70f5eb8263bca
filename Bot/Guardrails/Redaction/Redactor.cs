using System.Text;

namespace Bot.Guardrails.Redaction;

/// <summary>Replaces what looks like a secret with a mark that says what it was. The same text gives the same result; redacting twice changes nothing.</summary>
internal static class Redactor
{
    private const string MarkStart = "[redacted: ";
    /// <summary>Shorter texts hold no secret that could be told from a word.</summary>
    private const int MinLength = 8;

    /// <summary>The mark of a kind.</summary>
    public static string Mark(string kind) => $"{MarkStart}{kind}]";

    /// <summary>How many marks a text holds.</summary>
    public static int Marks(ReadOnlySpan<char> text) => text.Count(MarkStart);

    /// <summary>The text without secrets; itself where there is none.</summary>
    /// <param name="text">Any text; null stays null.</param>
    /// <param name="maskKeyIds">Access key ids are shortened to <c>AKIA…WXYZ</c>; false where they are needed to ask AWS.</param>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public static string? Redact(string? text, bool maskKeyIds = true)
    {
        if (text is null || text.Length < MinLength)
            return text;
        List<Finding>? found = null;
        Collect(text, SecretScanner.Exactly, maskKeyIds, ref found);
        Collect(text, SecretScanner.Named, maskKeyIds, ref found);
        Collect(text, SecretScanner.Runs, maskKeyIds, ref found);
        return found is null ? text : Replace(text, found);
    }

    private delegate bool Search(ReadOnlySpan<char> text, int from, out Finding finding);

    private static void Collect(string text, Search search, bool maskKeyIds, ref List<Finding>? found)
    {
        for (var from = 0; search(text, from, out var finding); from = finding.End)
        {
            if (maskKeyIds || finding.Kind != Finding.KeyId)
                (found ??= []).Add(finding);
        }
    }

    /// <summary>Of findings that overlap the one that begins first is kept, made as long as both.</summary>
    private static string Replace(string text, List<Finding> found)
    {
        found.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var result = new StringBuilder(text.Length);
        var copied = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var (start, end, kind) = (found[i].Start, found[i].End, found[i].Kind);
            while (i + 1 < found.Count && found[i + 1].Start < end)
                end = Math.Max(end, found[++i].End);
            result.Append(text, copied, start - copied);
            if (kind == Finding.KeyId && end - start == found[i].Length)
                result.Append(text, start, 4).Append('…').Append(text, end - 4, 4);
            else
                result.Append(MarkStart).Append(kind == Finding.KeyId ? "secret" : kind).Append(']');
            RedactionMetrics.Count(kind);
            copied = end;
        }
        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
