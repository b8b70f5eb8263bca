using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Intents.Commands;

/// <summary>The AWS CLI's short form of structures: <c>Name=status,Values=a,b</c>, <c>k=[a,b]</c>, <c>k={x=1,y=2}</c>. Every value is text; the shapes say what it means.</summary>
internal sealed class Shorthand
{
    private const int MaxDepth = 20;
    private readonly string _text;
    private int _at;
    private int _depth;

    private Shorthand(string text) => _text = text;

    /// <summary>Reads a short form; null where the text is none.</summary>
    public static JsonObject? Parse(string text)
    {
        var reader = new Shorthand(text.Trim());
        return reader.Members('\0') is { } members && reader._at == reader._text.Length ? members : null;
    }

    private JsonObject? Members(char end)
    {
        if (++_depth > MaxDepth)
            return null;
        var result = new JsonObject();
        while (true)
        {
            Spaces();
            if (end != '\0' && Peek() == end)
                break;
            var key = Key();
            if (key.Length == 0 || Peek() != '=')
                return null;
            _at++;
            if (Value(end) is not { } value)
                return null;
            result[key] = value;
            Spaces();
            if (Peek() != ',')
                break;
            _at++;
        }
        if (end != '\0')
        {
            if (Peek() != end)
                return null;
            _at++;
        }
        _depth--;
        return result;
    }

    /// <summary>One value, or as many as follow each other without a key.</summary>
    private JsonNode? Value(char end)
    {
        if (One(end) is not { } first)
            return null;
        JsonArray? list = null;
        while (Peek() == ',' && !KeyFollows(_at + 1))
        {
            _at++;
            list ??= [first];
            if (_at == _text.Length)
                break;
            if (One(end) is not { } next)
                return null;
            list.Add(next);
        }
        return list ?? first;
    }

    private JsonNode? One(char end)
    {
        Spaces();
        switch (Peek())
        {
            case '[':
                _at++;
                return List();
            case '{':
                _at++;
                return Members('}');
            case '"' or '\'' when Quoted() is { } quoted:
                return quoted;
        }
        var start = _at;
        while (_at < _text.Length && _text[_at] != ',' && (end == '\0' || _text[_at] != end) && !(end != '\0' && _text[_at] == ']'))
            _at++;
        return JsonValue.Create(_text[start.._at].Trim());
    }

    private JsonArray? List()
    {
        if (++_depth > MaxDepth)
            return null;
        var list = new JsonArray();
        Spaces();
        while (Peek() != ']')
        {
            if (One(']') is not { } item)
                return null;
            list.Add(item);
            Spaces();
            if (Peek() == ',')
                _at++;
            else if (Peek() != ']')
                return null;
            Spaces();
        }
        _at++;
        _depth--;
        return list;
    }

    private JsonValue? Quoted()
    {
        var quote = _text[_at];
        var result = new StringBuilder();
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\' && i + 1 < _text.Length)
            {
                result.Append(_text[++i]);
            }
            else if (_text[i] == quote)
            {
                _at = i + 1;
                return JsonValue.Create(result.ToString());
            }
            else
            {
                result.Append(_text[i]);
            }
        }
        return null;
    }

    private string Key()
    {
        if (Peek() is '"' or '\'' && Quoted() is { } quoted)
            return (string)quoted!;
        var start = _at;
        while (_at < _text.Length && IsKey(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private bool KeyFollows(int at)
    {
        while (at < _text.Length && _text[at] == ' ')
            at++;
        var start = at;
        while (at < _text.Length && IsKey(_text[at]))
            at++;
        return at > start && at < _text.Length && _text[at] == '=';
    }

    private static bool IsKey(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '#' or '/' or ':' or '@' or '$' or '+';

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private void Spaces()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }
}
