using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Grammar;

/// <summary>Finds the words and phrases of the lexicon in tokens: one walk of the trie from every token.</summary>
internal static class Matcher
{
    private const int LongestPhrase = 9, MostCorrections = 12;

    private readonly record struct Piece(int Word, int Token, bool Begins, bool Ends, bool MaySkip);

    /// <summary>All matches, by place, the longest of a place first.</summary>
    /// <param name="corrections">Gets the words that misspelled tokens were read as.</param>
    public static List<Match> Match(List<Token> tokens, Words words, Dictionary<int, string> corrections)
    {
        var pieces = Pieces(tokens, words, corrections);
        var matches = new List<Match>(pieces.Count * 2);
        var here = new List<Match>(4);
        for (var i = 0; i < pieces.Count; i++)
        {
            if (!pieces[i].Begins)
                continue;
            here.Clear();
            Walk(words.Trie, pieces, i, here);
            for (var j = here.Count - 1; j >= 0; j--)
                matches.Add(here[j]);
        }
        return matches;
    }

    private static void Walk(WordTrie trie, List<Piece> pieces, int from, List<Match> found)
    {
        var node = 0;
        for (var i = from; i < pieces.Count && i < from + LongestPhrase; i++)
        {
            var piece = pieces[i];
            if (i > from && piece.Token > pieces[i - 1].Token + 1)
                return;
            var next = trie.Step(node, piece.Word);
            if (next == 0)
            {
                if (i > from && piece.MaySkip && node != 0)
                    continue;
                return;
            }
            node = next;
            if (piece.Ends && trie.At(node) is { } entry)
                found.Add(new(pieces[from].Token, piece.Token + 1, entry));
        }
    }

    private static List<Piece> Pieces(List<Token> tokens, Words words, Dictionary<int, string> corrections)
    {
        var pieces = new List<Piece>(tokens.Count + 8);
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Lower is "-" or "–")
            {
                // A dash between the words of a name ("EC2 - Other") does not end it.
                pieces.Add(new(-1, i, false, false, true));
                continue;
            }
            if (token.Kind == TokenKind.Quoted || token.Kind == TokenKind.Mark && token.Lower is not ("<" or ">" or "=" or ">=" or "<=" or "=="))
                continue;
            var id = words.Trie.IdOf(token.Lower);
            if (id < 0 && Split(token.Lower, words.Trie, i, pieces))
                continue;
            if (id < 0 && corrections.Count < MostCorrections && words.Speller.Correct(token.Lower) is { } corrected)
            {
                corrections[i] = corrected;
                id = words.Trie.IdOf(corrected);
            }
            pieces.Add(new(id, i, true, true, Articles.MayBeSkipped(token.Lower)));
        }
        return pieces;
    }

    /// <summary>A word with hyphens whose parts are all known is read as its parts: <c>multi-az</c>, <c>on-demand</c>.</summary>
    private static bool Split(string word, WordTrie trie, int token, List<Piece> pieces)
    {
        if (word.Length > 40 || !word.Contains('-') || word[0] == '-')
            return false;
        var count = pieces.Count;
        var start = 0;
        while (start <= word.Length)
        {
            var end = word.IndexOf('-', start);
            if (end < 0)
                end = word.Length;
            var id = trie.IdOf(word.AsSpan(start, end - start));
            if (id < 0 || end == start)
            {
                pieces.RemoveRange(count, pieces.Count - count);
                return false;
            }
            pieces.Add(new(id, token, start == 0, end == word.Length, false));
            start = end + 1;
        }
        return true;
    }
}
