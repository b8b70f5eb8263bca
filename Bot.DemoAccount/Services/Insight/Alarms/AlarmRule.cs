namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>A composite alarm's rule: ALARM("a") AND (OK(b) OR NOT INSUFFICIENT_DATA("c")).</summary>
internal sealed class AlarmRule
{
    private readonly string _text;
    private int _at;
    private readonly List<string> _names = [];
    private Func<Func<string, string>, bool> _test = _ => false;

    private AlarmRule(string text) => _text = text;

    public IReadOnlyList<string> Names => _names;

    public static AlarmRule Parse(string text)
    {
        var rule = new AlarmRule(text);
        rule._test = rule.Or();
        return rule;
    }

    public bool Holds(Func<string, string> stateOf) => _test(stateOf);

    private Func<Func<string, string>, bool> Or()
    {
        var left = And();
        while (Word("OR"))
        {
            var (a, b) = (left, And());
            left = s => a(s) || b(s);
        }
        return left;
    }

    private Func<Func<string, string>, bool> And()
    {
        var left = Not();
        while (Word("AND"))
        {
            var (a, b) = (left, Not());
            left = s => a(s) && b(s);
        }
        return left;
    }

    private Func<Func<string, string>, bool> Not()
    {
        if (Word("NOT"))
        {
            var inner = Not();
            return s => !inner(s);
        }
        if (Word("TRUE")) return _ => true;
        if (Word("FALSE")) return _ => false;
        if (Word("("))
        {
            var inner = Or();
            Word(")");
            return inner;
        }
        foreach (var state in (string[])["ALARM", "OK", "INSUFFICIENT_DATA"])
            if (Word(state + "("))
            {
                var end = _text.IndexOf(')', _at);
                if (end < 0) break;
                var name = _text[_at..end].Trim().Trim('"');
                _at = end + 1;
                if (name.StartsWith("arn:", StringComparison.Ordinal)) name = name[(name.IndexOf(":alarm:", StringComparison.Ordinal) + 7)..];
                _names.Add(name);
                return s => s(name) == state;
            }
        throw new DemoException("ValidationError", $"AlarmRule must not contain any invalid expression. Error at position {_at} of '{_text}'.");
    }

    private bool Word(string word)
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
        if (string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0) return false;
        _at += word.Length;
        return true;
    }
}
