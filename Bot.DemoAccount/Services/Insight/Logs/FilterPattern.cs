using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>CloudWatch Logs' filter patterns: terms, phrases, <c>-without</c>, <c>?any</c>, <c>%regex%</c> and JSON selectors.</summary>
internal static class FilterPattern
{
    public static Func<string, bool> Parse(string? pattern)
    {
        var text = pattern?.Trim() ?? "";
        if (text.Length == 0) return static _ => true;
        if (text[0] == '{') return Json(text);
        if (text[0] == '[') return Columns(text);
        var must = new List<Func<string, bool>>();
        var any = new List<Func<string, bool>>();
        foreach (var (word, sign) in Words(text))
        {
            Func<string, bool> test = word.Length > 2 && word[0] == '%' && word[^1] == '%' ? Expression(word[1..^1]) : m => m.Contains(word, StringComparison.Ordinal);
            if (sign == '?') any.Add(test);
            else if (sign == '-') must.Add(m => !test(m));
            else must.Add(test);
        }
        return m => must.TrueForAll(t => t(m)) && (any.Count == 0 || any.Exists(t => t(m)));
    }

    private static IEnumerable<(string Word, char Sign)> Words(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ') { at++; continue; }
            var sign = ' ';
            if (text[at] is '-' or '?' && at + 1 < text.Length) sign = text[at++];
            int end;
            if (text[at] == '"')
            {
                end = text.IndexOf('"', at + 1);
                if (end < 0) throw Invalid();
                yield return (text[(at + 1)..end], sign);
                at = end + 1;
                continue;
            }
            end = text.IndexOf(' ', at);
            if (end < 0) end = text.Length;
            yield return (text[at..end], sign);
            at = end;
        }
    }

    /// <summary><c>{ ($.level = "ERROR") &amp;&amp; ($.ms &gt; 100) || $.a = x* }</c>.</summary>
    private static Func<string, bool> Json(string text)
    {
        if (text[^1] != '}') throw Invalid();
        var ors = text[1..^1].Split("||").Select(or => or.Split("&&").Select(t => Selector(t.Trim().Trim('(', ')').Trim())).ToArray()).ToArray();
        return message =>
        {
            if (message.Length == 0 || message[0] != '{' || LogFields.Json(message) is not { } json) return false;
            return ors.Any(or => or.All(t => t(json)));
        };
    }

    private static Func<JsonObject, bool> Selector(string text)
    {
        foreach (var op in (string[])["!=", ">=", "<=", "=", ">", "<"])
        {
            var at = text.IndexOf(op, StringComparison.Ordinal);
            if (at <= 0) continue;
            var path = text[..at].Trim();
            var wanted = text[(at + op.Length)..].Trim().Trim('"');
            if (!path.StartsWith("$.", StringComparison.Ordinal)) throw Invalid();
            return json => json.At(path[2..]) is { } node ? Compare(node.ToString(), op, wanted) : op == "!=";
        }
        if (text.EndsWith("EXISTS", StringComparison.OrdinalIgnoreCase) || text.EndsWith("IS NULL", StringComparison.OrdinalIgnoreCase))
        {
            var negative = text.Contains("NOT EXISTS", StringComparison.OrdinalIgnoreCase) || text.EndsWith("IS NULL", StringComparison.OrdinalIgnoreCase);
            var path = text.Split(' ')[0][2..];
            return json => json.At(path) is null == negative;
        }
        throw Invalid();
    }

    private static bool Compare(string value, string op, string wanted)
    {
        if (double.TryParse(value, CultureInfo.InvariantCulture, out var a) && double.TryParse(wanted, CultureInfo.InvariantCulture, out var b))
            return op switch { "=" => a == b, "!=" => a != b, ">" => a > b, "<" => a < b, ">=" => a >= b, _ => a <= b };
        var same = wanted.Contains('*') ? new Regex("^" + Regex.Escape(wanted).Replace("\\*", ".*") + "$").IsMatch(value) : value == wanted;
        return op == "=" ? same : op == "!=" && !same;
    }

    /// <summary><c>[ip, user, status = 5*, ...]</c> over words divided by spaces; quoted and bracketed words count as one.</summary>
    private static Func<string, bool> Columns(string text)
    {
        if (text[^1] != ']') throw Invalid();
        var columns = text[1..^1].Split(',').Select(c => c.Trim()).ToArray();
        return message =>
        {
            var words = SplitWords(message);
            var open = Array.IndexOf(columns, "...");
            if (open < 0 ? words.Count != columns.Length : words.Count < columns.Length - 1) return false;
            for (var i = 0; i < columns.Length; i++)
            {
                if (columns[i] == "...") continue;
                var word = words[open >= 0 && i > open ? words.Count - (columns.Length - i) : i];
                foreach (var op in (string[])["!=", ">=", "<=", "=", ">", "<"])
                {
                    var at = columns[i].IndexOf(op, StringComparison.Ordinal);
                    if (at < 0) continue;
                    if (!Compare(word, op, columns[i][(at + op.Length)..].Trim().Trim('"'))) return false;
                    break;
                }
            }
            return true;
        };
    }

    private static List<string> SplitWords(string message)
    {
        var words = new List<string>();
        var at = 0;
        while (at < message.Length)
        {
            if (message[at] == ' ') { at++; continue; }
            var close = message[at] switch { '"' => '"', '[' => ']', _ => ' ' };
            var from = close == ' ' ? at : at + 1;
            var end = message.IndexOf(close, from);
            if (end < 0) end = message.Length;
            words.Add(message[from..end]);
            at = end + 1;
        }
        return words;
    }

    private static Func<string, bool> Expression(string pattern)
    {
        var regex = LogFields.Compile(pattern);
        return regex.IsMatch;
    }

    private static DemoException Invalid() => new("InvalidParameterException", "Invalid filter pattern");
}
