using System.Collections.Immutable;
using System.Text;

namespace Bot.Intents.Commands;

/// <summary>A word of a command line.</summary>
/// <param name="Text">Without the quotes around it; brackets keep the quotes inside them.</param>
/// <param name="Quoted">It stood in quotes, or is empty on purpose.</param>
internal readonly record struct CommandToken(string Text, bool Quoted)
{
    /// <summary><c>--name</c>; numbers below zero are values.</summary>
    public bool IsFlag => !Quoted && Text.Length > 2 && Text.StartsWith("--", StringComparison.Ordinal);
}

/// <summary>A typed line in words, as a shell would split it, but without a shell's powers.</summary>
/// <param name="Tokens">The words; empty where there is a fault.</param>
/// <param name="Shell">What only a shell could do with it (<c>|</c>, <c>&gt;</c>, <c>$(…)</c>); null where there is nothing of the kind.</param>
internal sealed record CommandTokens(ImmutableArray<CommandToken> Tokens, string? Shell)
{
    private const int MaxLength = 40_000;

    /// <summary>Splits a line. Never throws.</summary>
    public static CommandTokens Read(string line)
    {
        var text = TypedText.Clean(line.Length > MaxLength ? line[..MaxLength] : line);
        // Brackets that never close are plain characters.
        return new Reader(text, brackets: true).Read() ?? new Reader(text, brackets: false).Read() ?? new([], null);
    }

    private sealed class Reader(string text, bool brackets)
    {
        private readonly ImmutableArray<CommandToken>.Builder _tokens = ImmutableArray.CreateBuilder<CommandToken>();
        private int _at;

        public CommandTokens? Read()
        {
            while (_at < text.Length)
            {
                if (char.IsWhiteSpace(text[_at]))
                {
                    _at++;
                    continue;
                }
                if (ShellWord() is { } shell)
                    return new([], shell);
                if (!Word())
                    return null;
            }
            return _tokens.Any(t => !t.Quoted && t.Text.Contains("$(", StringComparison.Ordinal)) ? new([], "`$(…)`") : new(_tokens.ToImmutable(), null);
        }

        /// <summary>A word that means something to a shell only.</summary>
        private string? ShellWord()
        {
            var rest = text.AsSpan(_at);
            var afterQuery = _tokens.Count >= 2 && _tokens.Any(t => t.Text == "--query");
            if (rest[0] == '|')
                return afterQuery && rest[1..].TrimStart() is [('[' or '{' or '@'), ..] ? null : "a pipe (`|`)";
            if (rest.StartsWith("&&"))
                return "`&&`";
            if (rest[0] == '&' && (rest.Length == 1 || char.IsWhiteSpace(rest[1])))
                return "`&`";
            if (rest[0] == ';')
                return "`;`";
            if (rest[0] is '>' or '<' || rest.StartsWith("2>") || rest.StartsWith("1>"))
                return "a redirection (`>` or `<`)";
            if (rest[0] == '#' && _tokens.Count > 0 && !_tokens[^1].IsFlag)
                return "a comment (`#`)";
            return null;
        }

        private bool Word()
        {
            var word = new StringBuilder();
            var quoted = false;
            for (var depth = 0; _at < text.Length; _at++)
            {
                var c = text[_at];
                if (depth == 0 && (char.IsWhiteSpace(c) || c == ';' || (c == '|' && word.Length > 0) || (c == '&' && _at + 1 < text.Length && text[_at + 1] == '&')))
                    break;
                if (brackets && (c is '{' or '[' || (c == '(' && (depth > 0 || (word.Length > 0 && char.IsAsciiLetter(word[^1]))))))
                    depth++;
                else if (depth > 0 && c is '}' or ']' or ')')
                    depth--;
                if (c is '"' or '\'' or '`' && Closing(c) is > 0 and var end)
                {
                    quoted |= depth == 0 && c != '`' && word.Length == 0;
                    Quoted(word, end, keepMarks: depth > 0 || c == '`');
                }
                else if (c == '\\' && depth == 0 && _at + 1 < text.Length && text[_at + 1] is ' ' or '"' or '\'' or '\\' or '{' or '}' or '[' or ']')
                {
                    word.Append(text[++_at]);
                }
                else if (c == '"' && depth == 0 && _at + 1 == text.Length)
                {
                    continue;
                }
                else
                {
                    word.Append(c);
                }
                if (_at + 1 >= text.Length && brackets && depth > 0)
                    return false;
            }
            _tokens.Add(new(word.ToString(), quoted));
            return true;
        }

        private int Closing(char quote)
        {
            // An apostrophe within a word (it's) opens nothing.
            if (quote == '\'' && _at > 0 && char.IsLetterOrDigit(text[_at - 1]) && _at + 1 < text.Length && char.IsLetterOrDigit(text[_at + 1]))
                return -1;
            for (var i = _at + 1; i < text.Length; i++)
            {
                if (text[i] == '\\' && quote == '"')
                    i++;
                else if (text[i] == quote)
                    return i;
            }
            return -1;
        }

        private void Quoted(StringBuilder word, int end, bool keepMarks)
        {
            var inner = text.AsSpan(_at + 1, end - _at - 1);
            if (keepMarks)
                word.Append(text[_at]).Append(inner).Append(text[_at]);
            else if (text[_at] == '"')
                word.Append(inner.ToString().Replace("\\\"", "\"").Replace("\\\\", "\\"));
            else
                word.Append(inner);
            _at = end;
        }
    }
}
