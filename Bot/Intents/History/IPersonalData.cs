using Bot.Channels;
using Bot.Identity;

namespace Bot.Intents.History;

/// <summary>What a room keeps of a person beside their conversations: choices, sign-ins. Register any number; <c>export my data</c> and <c>erase my data</c> reach them all.</summary>
internal interface IPersonalData
{
    /// <summary>For people, after "I erase": <c>your choices of role and account</c>. Empty where nothing of it may be erased.</summary>
    string Name { get; }

    /// <summary>What stays when all is erased, and why, as a sentence; null where nothing does.</summary>
    string? Stays => null;

    /// <summary>Everything kept, one JSON object each; never a secret (a token is named, not told).</summary>
    IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, CancellationToken cancellation);

    /// <summary>Deletes it all, but what <see cref="Stays"/>.</summary>
    Task EraseAsync(Caller caller, Place place, CancellationToken cancellation);
}
