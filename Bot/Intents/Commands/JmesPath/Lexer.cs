using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Commands.JmesPath;

/// <summary>Text to tokens.</summary>
internal sealed class Lexer
{
    public const int MaxLength = 10_000;
    private readonly string _text;
    private int _at;

    private Lexer(string text) => _text = text;

    public static List<Token> Read(string text)
    {
        if (text.Length > MaxLength)
            throw new JmesPathException(JmesPathFault.TooLarge, $"The expression has {text.Length} characters, more than {MaxLength}.");
        var lexer = new Lexer(text);
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
            _at++;
        if (_at == _text.Length)
            return new(TokenKind.End, _at);
        var start = _at;
        var c = _text[_at++];
        switch (c)
        {
            case '*': return new(TokenKind.Star, start);
            case '@': return new(TokenKind.Current, start);
            case '.': return new(TokenKind.Dot, start);
            case ',': return new(TokenKind.Comma, start);
            case ':': return new(TokenKind.Colon, start);
            case ']': return new(TokenKind.CloseBracket, start);
            case '{': return new(TokenKind.OpenBrace, start);
            case '}': return new(TokenKind.CloseBrace, start);
            case '(': return new(TokenKind.OpenParenthesis, start);
            case ')': return new(TokenKind.CloseParenthesis, start);
            case '[': return new(Take(']') ? TokenKind.Flatten : Take('?') ? TokenKind.Filter : TokenKind.OpenBracket, start);
            case '|': return new(Take('|') ? TokenKind.Or : TokenKind.Pipe, start);
            case '&': return new(Take('&') ? TokenKind.And : TokenKind.Reference, start);
            case '!': return new(Take('=') ? TokenKind.NotEqual : TokenKind.Not, start);
            case '<': return new(Take('=') ? TokenKind.LessOrEqual : TokenKind.Less, start);
            case '>': return new(Take('=') ? TokenKind.GreaterOrEqual : TokenKind.Greater, start);
            case '=' when Take('='): return new(TokenKind.Equal, start);
            case '"': return new(TokenKind.QuotedIdentifier, start, Quoted(start));
            case '\'': return new(TokenKind.Literal, start, Raw(start));
            case '`': return new(TokenKind.Literal, start, Literal(start));
            case '-' or (>= '0' and <= '9'): return Number(start);
            case '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
                    _at++;
                return new(TokenKind.Identifier, start, _text[start.._at]);
            default: throw Fault(start, $"`{c}` is not expected");
        }
    }

    private bool Take(char c)
    {
        if (_at >= _text.Length || _text[_at] != c)
            return false;
        _at++;
        return true;
    }

    private Token Number(int start)
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
            _at++;
        return int.TryParse(_text.AsSpan(start, _at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new(TokenKind.Number, start, number)
            : throw Fault(start, $"`{_text[start.._at]}` is not a whole number");
    }

    /// <summary>The text up to an unescaped closing character, escapes kept.</summary>
    private string Until(char close, int start)
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\\')
                _at++;
            else if (_text[_at] == close)
                return _text[(start + 1).._at++];
        }
        throw Fault(start, $"the {close} has no end");
    }

    private string Quoted(int start)
    {
        var text = $"\"{Until('"', start)}\"";
        try
        {
            return JsonSerializer.Deserialize<string>(text)!;
        }
        catch (JsonException)
        {
            throw Fault(start, $"{text} is not a JSON string");
        }
    }

    private string Raw(int start) => Until('\'', start).Replace("\\'", "'");

    private object? Literal(int start)
    {
        var text = Until('`', start).Replace("\\`", "`");
        try
        {
            return Values.Of(JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            // The AWS CLI still takes a bare word for a text: [?State.Name==`running`].
            return text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':') ? text : throw Fault(start, $"`{text}` is not JSON (texts stand in single quotes)");
        }
    }

    private static JmesPathException Fault(int at, string what) => new(JmesPathFault.Syntax, $"The expression is not valid at character {at + 1}: {what}.");
}
