using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;

namespace Bot.Guardrails.Redaction;

/// <summary>The last look at what leaves the bot, and the first at what comes in.</summary>
internal static class AnswerRedaction
{
    private const string Told = "Your message held something that looks like a secret. It was removed before I read it; whoever saw it in this chat may use it, so change it.";

    /// <summary>A message without secrets. Key ids stay, so that they can be asked about.</summary>
    public static Message Apply(Message message) =>
        Redactor.Redact(message.Text, maskKeyIds: false) is var text && ReferenceEquals(text, message.Text) ? message : message with { Text = text, HeldSecret = true };

    /// <summary>An answer without secrets, with a note that says how many were replaced.</summary>
    public static Answer Apply(Answer answer, Message message)
    {
        var marks = new Counter();
        var clean = answer with
        {
            Text = marks.Clean(answer.Text),
            Tables = marks.Each(answer.Tables, t => marks.Clean(t)),
            Charts = marks.Each(answer.Charts, c => c with { Title = marks.Clean(c.Title), Labels = marks.Each(c.Labels, marks.Clean), Series = marks.Each(c.Series, s => s with { Name = marks.Clean(s.Name) }) }),
            Steps = marks.Each(answer.Steps, s => s with { Title = marks.Clean(s.Title), Detail = s.Detail is { } d ? marks.Clean(d) : null }),
            Notes = marks.Each(answer.Notes, marks.Clean),
            Offers = marks.Each(answer.Offers, o => o with { Label = marks.Clean(o.Label), Message = Redactor.Redact(o.Message, maskKeyIds: false) }),
            Sources = marks.Each(answer.Sources, s => s with { Title = marks.Clean(s.Title), Url = Redactor.Redact(s.Url) }),
            Causes = marks.Each(answer.Causes, c => c with { What = marks.Clean(c.What), Resource = Redactor.Redact(c.Resource) }),
            Refused = answer.Refused is { } r ? r with { Message = Redactor.Redact(r.Message) } : null,
            Draft = answer.Draft is { } d ? d with { Subject = Redactor.Redact(d.Subject), Body = Redactor.Redact(d.Body) } : null,
        };
        List<string> notes = [];
        if (marks.Count > 0)
            notes.Add($"{marks.Count} value{(marks.Count == 1 ? " was" : "s were")} redacted.");
        if (message.HeldSecret)
            notes.Add(Told);
        return notes.Count == 0 ? clean : clean with { Notes = [.. clean.Notes, .. notes] };
    }

    private sealed class Counter
    {
        public int Count { get; private set; }

        public string Clean(string text)
        {
            var clean = Redactor.Redact(text);
            Count += Redactor.Marks(clean);
            return clean;
        }

        public Table Clean(Table table) => table with
        {
            Title = Clean(table.Title),
            Rows = Each(table.Rows, row => Each(row, cell => cell with { Text = Clean(cell.Text), Url = Redactor.Redact(cell.Url) })),
        };

        /// <summary>The list itself where nothing in it changed.</summary>
        public ImmutableArray<T> Each<T>(ImmutableArray<T> items, Func<T, T> clean) => items.IsDefaultOrEmpty ? items : [.. items.Select(clean)];
    }
}
