using System.Globalization;
using System.Text;

namespace Bot.Answers.Drawing;

/// <summary>Writes SVG: numbers with a point whatever the machine's culture, texts escaped.</summary>
internal sealed class SvgText(int capacity = 8_192)
{
    private readonly StringBuilder _text = new(capacity);

    /// <summary>Writes markup; what stands in braces is escaped or, being a number, shortened.</summary>
    public SvgText Add(FormattableString markup)
    {
        var arguments = markup.GetArguments();
        var safe = new object?[arguments.Length];
        for (var i = 0; i < safe.Length; i++)
            safe[i] = arguments[i] switch { double d => Number(d), int n => n.ToString(CultureInfo.InvariantCulture), var other => Escape(other?.ToString() ?? "") };
        _text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, safe);
        return this;
    }

    /// <summary>Writes markup that holds nothing from outside.</summary>
    public SvgText Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public override string ToString() => _text.ToString();

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>Escapes a text; characters that XML forbids are left out.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '&': escaped.Append("&amp;"); break;
                case '"': escaped.Append("&quot;"); break;
                case >= ' ' and not (0xFFFE or 0xFFFF or 0xFFFD): escaped.Append(rune.ToString()); break;
                case '\t' or '\n' or '\r': escaped.Append(' '); break;
            }
        }
        return escaped.ToString();
    }
}
