using System.Collections.Immutable;
using System.Text;

namespace Bot.Understanding.Text;

/// <summary>Takes the markup of Slack and Teams out of a message in one pass. Whatever is no markup stays as it is.</summary>
internal ref struct Cleaner
{
    /// <summary>Characters of a message that are read; a longer one is cut, so that no input is slow.</summary>
    public const int Limit = 12_000;

    private readonly ReadOnlySpan<char> _raw;
    private readonly StringBuilder _out;
    private ImmutableArray<Marked>.Builder? _marks;
    private int _at;

    private Cleaner(ReadOnlySpan<char> raw)
    {
        _raw = raw;
        _out = new StringBuilder(raw.Length);
    }

    public static CleanText Clean(string raw)
    {
        var cleaner = new Cleaner(raw.AsSpan(0, Math.Min(raw.Length, Limit)));
        cleaner.Run();
        return cleaner.Finish(raw.Length > Limit);
    }

    private void Run()
    {
        while (_at < _raw.Length)
        {
            var c = _raw[_at];
            var handled = c switch
            {
                '<' => Angle(),
                '&' => Entity(),
                '`' => Code(),
                ':' => Emoji(),
                '*' or '_' or '~' => Emphasis(c),
                _ => false,
            };
            if (!handled)
            {
                Characters.Append(_out, _raw, _at);
                _at++;
            }
        }
    }

    private CleanText Finish(bool wasCut)
    {
        var start = 0;
        while (start < _out.Length && (_out[start] is ' ' || (start > 0 && _out[start] is ',' or ':' && start < 2)))
            start++;
        var text = _out.ToString(start, _out.Length - start).TrimEnd();
        if (_marks is null)
            return new(text, [], wasCut);
        var marks = _marks.Select(m => m with { Start = Math.Max(0, m.Start - start), End = Math.Min(text.Length, m.End - start) });
        return new(text, [.. marks.Where(m => m.Start < m.End)], wasCut);
    }

    private bool Angle()
    {
        var rest = _raw[(_at + 1)..];
        var close = rest.IndexOf('>');
        if (close is <= 0 or > 2_000)
            return false;
        var inner = rest[..close];
        var length = close + 2;
        if (inner[0] is '@' or '!')
        {
            // A date or group mention carries a readable form after the bar; a user mention is the bot or a person and says nothing.
            var bar = inner.IndexOf('|');
            if (inner[0] == '!' && bar > 0)
                _out.Append(inner[(bar + 1)..]);
            DropMention(length);
            return true;
        }
        if (inner[0] == '#')
        {
            var bar = inner.IndexOf('|');
            _out.Append(bar > 0 ? inner[(bar + 1)..] : default);
            _at += length;
            return true;
        }
        if (inner.Contains("://", StringComparison.Ordinal) && inner[0] != 'a' || inner.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            Link(inner);
            _at += length;
            return true;
        }
        return Html(inner, length);
    }

    private void DropMention(int length)
    {
        _at += length;
        while (_at < _raw.Length && _raw[_at] is ':' or ',')
            _at++;
        Space();
    }

    private void Link(ReadOnlySpan<char> inner)
    {
        var bar = inner.IndexOf('|');
        var url = bar < 0 ? inner : inner[..bar];
        var label = bar < 0 ? url : inner[(bar + 1)..];
        if (label.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            label = label[7..];
        var decoded = Entities.Decode(label);
        AddMark(Mark.Link, decoded, Entities.Decode(url));
    }

    private bool Html(ReadOnlySpan<char> inner, int length)
    {
        var name = HtmlTags.NameOf(inner, out var closes);
        switch (name)
        {
            case "":
                return false;
            case "at" when !closes:
                var end = _raw[_at..].IndexOf("</at>", StringComparison.OrdinalIgnoreCase);
                DropMention(end < 0 ? length : end + 5);
                return true;
            case "code" or "pre" when !closes:
                var stop = _raw[(_at + length)..].IndexOf(name == "code" ? "</code>" : "</pre>", StringComparison.OrdinalIgnoreCase);
                if (stop < 0)
                    break;
                AddMark(Mark.Code, Entities.Decode(_raw.Slice(_at + length, stop)), null);
                _at += length + stop + name.Length + 3;
                return true;
            case "a" when !closes:
                var anchor = _raw[(_at + length)..].IndexOf("</a>", StringComparison.OrdinalIgnoreCase);
                if (anchor < 0)
                    break;
                AddMark(Mark.Link, Entities.Decode(_raw.Slice(_at + length, anchor)), HtmlTags.HrefOf(inner));
                _at += length + anchor + 4;
                return true;
        }
        _at += length;
        if (HtmlTags.IsBlock(name))
            Space();
        return true;
    }

    private bool Entity()
    {
        var used = Entities.TryRead(_raw[_at..], out var c);
        if (used == 0)
            return false;
        if (c == '\u00a0')
            Space();
        else
            _out.Append(c);
        _at += used;
        return true;
    }

    private bool Code()
    {
        var rest = _raw[_at..];
        var fence = rest.StartsWith("```") ? 3 : 1;
        var end = rest[fence..].IndexOf(fence == 3 ? "```" : "`");
        if (end < 0)
        {
            _at += fence;
            return true;
        }
        var inner = rest.Slice(fence, end).Trim();
        if (inner.Length > 0)
            AddMark(Mark.Code, Entities.Decode(inner), null);
        _at += fence + end + fence;
        return true;
    }

    private bool Emoji()
    {
        if (_at > 0 && !char.IsWhiteSpace(_raw[_at - 1]) && _raw[_at - 1] is not (':' or '!' or '.' or ',' or '?'))
            return false;
        var rest = _raw[(_at + 1)..Math.Min(_raw.Length, _at + 50)];
        var end = rest.IndexOf(':');
        if (end < 2 || !char.IsAsciiLetter(rest[0]) && rest[0] is not ('+' or '-'))
            return false;
        foreach (var c in rest[..end])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '+'))
                return false;
        }
        _at += end + 2;
        Space();
        return true;
    }

    private bool Emphasis(char mark)
    {
        var opens = (_at == 0 || char.IsWhiteSpace(_raw[_at - 1]) || _raw[_at - 1] is '(' or '*' or '_' or '~' or '>' or '"')
            && _at + 1 < _raw.Length && !char.IsWhiteSpace(_raw[_at + 1])
            && _raw[(_at + 1)..].IndexOf(mark) > 0;
        var closes = _at > 0 && !char.IsWhiteSpace(_raw[_at - 1])
            && (_at + 1 == _raw.Length || char.IsWhiteSpace(_raw[_at + 1]) || _raw[_at + 1] is ',' or '.' or '?' or '!' or ')' or ':' or ';' or '*' or '_' or '~' or '<' or '"')
            && _raw[.._at].LastIndexOf(mark) >= 0 && IsOpenBefore(mark);
        if (!opens && !closes)
            return false;
        _at++;
        return true;
    }

    /// <summary>The same mark stands at the beginning of a word before this place.</summary>
    private readonly bool IsOpenBefore(char mark)
    {
        var open = _raw[.._at].LastIndexOf(mark);
        while (open > 0 && _raw[open - 1] == mark)
            open--;
        return open == 0 || char.IsWhiteSpace(_raw[open - 1]) || _raw[open - 1] is '(' or '*' or '_' or '~' or '>' or '"';
    }

    private void AddMark(Mark mark, string text, string? url)
    {
        var start = _out.Length;
        for (var i = 0; i < text.Length; i++)
            Characters.Append(_out, text, i);
        if (_out.Length > start)
            (_marks ??= ImmutableArray.CreateBuilder<Marked>()).Add(new(mark, start, _out.Length, url));
    }

    private readonly void Space()
    {
        if (_out.Length > 0 && _out[^1] != ' ')
            _out.Append(' ');
    }
}
