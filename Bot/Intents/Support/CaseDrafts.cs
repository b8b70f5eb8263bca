using System.Collections.Immutable;
using System.Text;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Support;

/// <summary>Drafts of support cases: from the conversation, changed by words, shown for confirmation.</summary>
internal static class CaseDrafts
{
    private const int MaxSubject = 250, MaxBody = 8000, MaxCc = 10;

    /// <summary>A draft from the message and what was asked and found before it.</summary>
    public static CaseDraft From(Turn turn, SupportCatalog catalog)
    {
        var about = About(turn);
        var service = catalog.ServiceFor(about);
        var category = SupportCatalog.CategoryFor(service, about);
        var severity = catalog.SeverityFor(turn.Question.Text) ?? catalog.Severity("low");
        return new(
            turn.Caller.Account, Cut(FirstSentence(about), MaxSubject), Cut(Body(turn, about), MaxBody),
            (string)service["code"]!, (string)service["name"]!, (string)category["code"]!, (string)category["name"]!, (string)severity["code"]!, (string)severity["name"]!,
            Emails(turn.Question));
    }

    /// <summary>The draft with what the words change.</summary>
    public static CaseDraft Change(CaseDraft draft, Turn turn, SupportCatalog catalog)
    {
        if (catalog.SeverityFor(turn.Question.Text) is { } severity)
            draft = draft with { SeverityCode = (string)severity["code"]!, SeverityName = (string)severity["name"]! };
        if (After(turn.Question.Text, "service") is { } words)
        {
            var service = catalog.ServiceFor(words);
            var category = SupportCatalog.CategoryFor(service, draft.Body);
            draft = draft with { ServiceCode = service["code"].Text(), ServiceName = service["name"].Text(), CategoryCode = category["code"].Text(), CategoryName = category["name"].Text() };
        }
        draft = draft with { Cc = [.. draft.Cc.Union(Emails(turn.Question), StringComparer.OrdinalIgnoreCase).Take(MaxCc)] };
        if (After(turn.Question.Text, "subject") is { } subject)
            draft = draft with { Subject = Cut(subject, MaxSubject) };
        if (After(turn.Question.Text, "add") is { } more)
            draft = draft with { Body = Cut($"{draft.Body}\n\n{more}", MaxBody) };
        return draft;
    }

    /// <summary>The draft as it would be filed.</summary>
    public static Answer Show(CaseDraft draft, string lead) => new()
    {
        Text = $"{lead} Nothing is sent to AWS until you confirm.",
        Tables =
        [
            new("Support case, draft", [new("Field"), new("Value")],
            [
                ["Subject", draft.Subject],
                ["Service", $"{draft.ServiceName} ({draft.ServiceCode})"],
                ["Category", $"{draft.CategoryName} ({draft.CategoryCode})"],
                ["Severity", $"{draft.SeverityName} ({draft.SeverityCode})"],
                ["Account", draft.Account],
                ["Copies to", draft.Cc.IsEmpty ? "nobody" : string.Join(", ", draft.Cc)],
                ["Text", draft.Body],
            ]),
        ],
        Offers =
        [
            new("file", "File this case", "file the support case", OfferKind.Confirm),
            new("high", "Severity: production impaired", "change the severity to production system impaired"),
            new("cancel", "Drop it", "cancel the support case"),
        ],
        Draft = draft,
    };

    private static string About(Turn turn)
    {
        var text = turn.Question.Text.Trim();
        foreach (var lead in (string[])["open a case with aws", "open a support case", "create a support case", "create a case", "open a case", "support create-case", "pls create a", "please create a"])
        {
            if (text.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
                text = text[lead.Length..].TrimStart(' ', ':', ',', '-');
        }
        var leans = text.Length < 40 || text.Contains("about that", StringComparison.OrdinalIgnoreCase);
        return leans && turn.Conversation.Last is { } last ? last.Question.Text : text.Length > 0 ? text : turn.Question.Text;
    }

    private static string Body(Turn turn, string about)
    {
        var body = new StringBuilder(about);
        foreach (var exchange in turn.Conversation.Exchanges.TakeLast(3))
        {
            body.Append("\n\nAsked: ").Append(exchange.Question.Text).Append("\nFound: ").Append(exchange.Answer.Text);
        }
        if (turn.Question.Regions.Names.Length > 0)
            body.Append("\n\nRegion: ").AppendJoin(", ", turn.Question.Regions.Names);
        return body.Append("\nAccount: ").Append(turn.Caller.Account).ToString();
    }

    private static ImmutableArray<string> Emails(Question question) => [.. question.Entities.Where(e => e.Kind == EntityKind.Email).Select(e => e.Text).Take(MaxCc)];

    private static string FirstSentence(string text)
    {
        var end = text.IndexOfAny(['.', '\n', '!', '?']);
        var sentence = end is > 20 and < 120 ? text[..end] : text;
        return Cut(sentence.ReplaceLineEndings(" "), 120);
    }

    private static string? After(string text, string word)
    {
        var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        var rest = at < 0 ? "" : text[(at + word.Length)..].TrimStart(' ', ':').Trim();
        return rest.StartsWith("to ", StringComparison.OrdinalIgnoreCase) ? rest[3..].TrimStart(' ', ':') : rest.Length > 0 && at >= 0 && text[at..].StartsWith(word + ":", StringComparison.OrdinalIgnoreCase) ? rest : null;
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
