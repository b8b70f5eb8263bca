using System.Collections.Frozen;
using System.Text;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>A message with what its files say.</summary>
/// <param name="Message">As it is to be answered.</param>
/// <param name="Notes">What the person should know about the files.</param>
internal sealed record MessageWithFiles(Message Message, IReadOnlyList<string> Notes);

/// <summary>
/// Reads the files that came with a message where it speaks of them: "why does this fail?" with a log, "open a case" with a trace, or a file alone.
/// A question that stands by itself is answered as if it had none.
/// </summary>
internal sealed class SharedFiles(IEnumerable<IFileSource> sources)
{
    private const int MaxFiles = 3, MaxBytes = 64 << 10, MaxText = 4000;
    private static readonly FrozenSet<string> Pointing = new[] { "this", "these", "it", "that", "attached", "attachment", "file", "files", "log", "logs", "trace", "alert", "error", "output", "case" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<Platform, IFileSource> _sources = sources.ToFrozenDictionary(s => s.Platform);

    /// <summary>The message, its text followed by the files' where it speaks of them.</summary>
    public async Task<MessageWithFiles> AddAsync(Message message, CancellationToken cancellation)
    {
        if (message.Files.IsEmpty || !_sources.TryGetValue(message.Place.Platform, out var source) || !SpeaksOfThem(message.Text))
            return new(message, []);
        List<string> notes = [];
        var text = new StringBuilder(IsSilent(message.Text) ? "investigate this:" : message.Text);
        foreach (var file in message.Files.Take(MaxFiles))
        {
            switch (await source.ReadAsync(message.Place, file, MaxBytes, cancellation).ConfigureAwait(false))
            {
                case FileRead.Read { Bytes: var bytes, IsWhole: var isWhole } when TextOf(bytes) is { } said:
                    text.Append('\n').Append(TextParts.Beginning(said, MaxText));
                    notes.Add($"Read from `{file.Name}`{(isWhole && said.Length <= MaxText ? "" : $": its first {Math.Min(said.Length, MaxText):N0} characters")}.");
                    break;
                case FileRead.Read:
                    notes.Add($"`{file.Name}` is not text, so it was not read.");
                    break;
                case FileRead.Unread { Why: var why }:
                    notes.Add($"`{file.Name}` could not be read: {why}");
                    break;
            }
        }
        if (message.Files.Length > MaxFiles)
            notes.Add($"Only the first {MaxFiles} of {message.Files.Length} files were looked at.");
        return new(notes.Exists(n => n.StartsWith("Read", StringComparison.Ordinal)) ? message with { Text = text.ToString() } : message, notes);
    }

    private static bool SpeaksOfThem(string text)
    {
        if (IsSilent(text))
            return true;
        return text.Split(' ', '\n').Any(w => Pointing.Contains(w.Trim('.', ',', ';', ':', '?', '!')));
    }

    /// <summary>Nothing but whom it is for.</summary>
    private static bool IsSilent(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(w => w.StartsWith("<@", StringComparison.Ordinal));

    /// <summary>Null where the bytes are no text in UTF-8. The last character may have been cut in two.</summary>
    private static string? TextOf(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimEnd('\uFFFD');
        return text.AsSpan().ContainsAny('\0', '\uFFFD') ? null : text.TrimStart('\uFEFF').Trim();
    }
}
