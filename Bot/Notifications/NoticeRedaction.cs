using Bot.Guardrails.Redaction;

namespace Bot.Notifications;

/// <summary>Takes secrets out of what came in, before it is kept anywhere.</summary>
internal static class NoticeRedaction
{
    public static Notification Apply(Notification notice) => notice with
    {
        Title = Redactor.Redact(notice.Title),
        Text = Redactor.Redact(notice.Text),
        Raw = Redactor.Redact(notice.Raw),
        Fields = [.. notice.Fields.Select(f => f with { Value = Redactor.Redact(f.Value) })],
        Links = [.. notice.Links.Select(l => l with { Title = Redactor.Redact(l.Title), Url = Redactor.Redact(l.Url) })],
        Variables = notice.Variables.ToImmutableDictionaryOf(v => Redactor.Redact(v)),
        Tags = notice.Tags.ToImmutableDictionaryOf(v => Redactor.Redact(v)),
    };

    private static System.Collections.Immutable.ImmutableDictionary<string, string> ToImmutableDictionaryOf(this System.Collections.Immutable.ImmutableDictionary<string, string> values, Func<string, string> clean) =>
        System.Collections.Immutable.ImmutableDictionary.CreateRange(values.Select(v => KeyValuePair.Create(v.Key, clean(v.Value))));
}
