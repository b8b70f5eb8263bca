using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>A word or phrase of the lexicon found in the text.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">First token after.</param>
/// <param name="Entry">What it may mean.</param>
internal readonly record struct Match(int Start, int End, Entry Entry)
{
    public int Length => End - Start;
}
