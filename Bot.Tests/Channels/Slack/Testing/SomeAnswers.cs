using System.Collections.Immutable;
using System.Text;
using Bot.Answers;

namespace Bot.Tests.Channels.Slack.Testing;

/// <summary>Answers of any shape and size, the same for the same seed.</summary>
internal sealed class SomeAnswers(int seed)
{
    private static readonly string[] Parts = ["i-0a1b2c3d", "12,345.67", "$1,234.50", "running", "eu-central-1", "<b>", "&amp;", "naïve", "日本語", "👩‍🚀", "`code`", "**bold**", "[link](https://a.example/x?y=1&z=2)", "*", "_x_", "~", "```", "|", "\"", "'", "%", "\\", "arn:aws:iam::111122223333:role/x"];
    private uint _state = (uint)seed * 2654435761 + 12345;

    /// <summary>Anything, now and then far over every bound.</summary>
    public Answer Any() => Of(Next(6) switch { 0 => 0, 1 => 5000, 2 => 100 + Next(400), _ => Next(60) }, 1 + Next(Next(8) == 0 ? 40 : 8), Next(10) == 0 ? 60_000 : Next(6_000));

    public Answer Of(int rows, int columns, int characters) => new()
    {
        Text = Text(characters),
        Tables = rows == 0 ? [] : [.. Enumerable.Range(0, 1 + Next(3)).Select(i => Table(i == 0 ? rows : Next(30), columns))],
        Steps = [.. Enumerable.Range(0, Next(12)).Select(i => new Step($"Step {i}", Next(2) == 0 ? null : Text(Next(300))))],
        Notes = [.. Enumerable.Range(0, Next(10)).Select(_ => Text(1 + Next(Next(10) == 0 ? 5000 : 300)).Replace("```", ""))],
        Sources = [.. Enumerable.Range(0, Next(12)).Select(i => new Source(Text(40), $"https://a.example/{i}?{new string('q', Next(900))}"))],
        Offers = [.. Enumerable.Range(0, Next(Next(5) == 0 ? 60 : 6)).Select(i => new Offer($"o{i}", Text(1 + Next(90)), Text(1 + Next(Next(10) == 0 ? 4000 : 200)), (OfferKind)Next(5)) { Input = Next(6) == 0 ? "Reason" : null })],
        Files = [.. Enumerable.Range(0, Next(8) == 0 ? 1 : 0).Select(_ => new AnswerFile("export.json", "application/json", Text(Next(20_000))))],
        Charts = [.. Enumerable.Range(0, Next(4) == 0 ? 1 : 0).Select(_ => new Chart((ChartKind)Next(2), Text(30), "USD", ["Mo", "Tu", "We"], [new("a", [1, 2.5, double.NaN]), new("b", [0, -3, 9])]))],
    };

    public int Next(int below)
    {
        _state = _state * 1664525 + 1013904223;
        return (int)((_state >> 8) % (uint)Math.Max(1, below));
    }

    private Table Table(int rows, int columns) => new(
        Next(2) == 0 ? "" : Text(1 + Next(80)).Replace('\n', ' '), [.. Enumerable.Range(0, columns).Select(i => new Column($"Column {i}", (ColumnKind)Next(4)))],
        [.. Enumerable.Range(0, rows).Select(r => Enumerable.Range(0, columns).Select(c => Cell(r, c)).ToImmutableArray())]);

    private Cell Cell(int row, int column)
    {
        var text = column == 0 ? $"row {row}" : Next(400) == 0 ? new string('x', Next(12_000)) : Next(12) == 0 ? "" : Text(Next(40)).Replace('\n', ' ');
        return new(text, Next(3) == 0 ? row : null, Next(4) == 0 ? $"https://console.example/{row}" : null);
    }

    private string Text(int characters)
    {
        var text = new StringBuilder();
        while (text.Length < characters)
        {
            if (Next(60) == 0)
                text.Append(new string((char)('a' + Next(26)), Next(4000)));
            text.Append(Parts[Next(Parts.Length)]).Append(Next(8) == 0 ? '\n' : ' ');
        }
        return text.ToString().Trim();
    }
}
