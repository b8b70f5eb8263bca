using System.Text;
using Bot.Conversations.Stores;

namespace Bot.Channels.Playground;

/// <summary>
/// Answers that were delivered to the playground, for a while: a page asks again with its message's id where the bot ended meanwhile, and any
/// replica gives it the one answer, which may have been delivered by another.
/// </summary>
internal sealed class PlaygroundAnswers(IRecords records, TimeProvider clock)
{
    private const string Kind = "playground-answer";
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    /// <summary>Keeps an answer; one that is kept already stays.</summary>
    public Task KeepAsync(string delivery, ReadOnlyMemory<byte> line, CancellationToken cancellation) =>
        records.PutAsync(Kind, delivery, Encoding.UTF8.GetString(line.Span), 0, clock.GetUtcNow() + Kept, cancellation);

    /// <summary>The answer; null where there is none yet, or not any more.</summary>
    public async Task<byte[]?> FindAsync(string delivery, CancellationToken cancellation) =>
        await records.GetAsync(Kind, delivery, cancellation).ConfigureAwait(false) is { } kept ? Encoding.UTF8.GetBytes(kept.Json) : null;
}
