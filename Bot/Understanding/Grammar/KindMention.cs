using Bot.Intents.Resources.Registry;

namespace Bot.Understanding.Grammar;

/// <summary>A place where the text speaks of a kind of resource.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">First token after.</param>
/// <param name="Kind">The kind.</param>
/// <param name="IsPlural">All of the kind, by the word's form.</param>
internal readonly record struct KindMention(int Start, int End, ResourceKind Kind, bool IsPlural);
