using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Tests.Understanding;

/// <summary>Reads messages of one person in one thread at a fixed time.</summary>
internal static class Ask
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly Reader Reader = new();

    public static Question Read(string text, params ReadOnlySpan<string> before) => Read(text, [], before);

    public static Question Read(string text, ImmutableArray<Mentioned> mentions, params ReadOnlySpan<string> before)
    {
        var conversation = Conversation.Empty;
        foreach (var earlier in before)
        {
            var question = Reader.Read(MessageOf(earlier), conversation, Now);
            var answer = Answer.Say("") with { Mentions = mentions, Asked = question.Missing?.Detail };
            conversation = new(conversation.Exchanges.Add(new(question, answer, Now)));
        }
        return Reader.Read(MessageOf(text), conversation, Now);
    }

    public static Message MessageOf(string text) => new("m", new(Platform.Playground, "", "c", "t"), new("u", "u"), text, Now);

    /// <summary>A reading in one line, for expectations in a data file.</summary>
    public static string Describe(Question q)
    {
        var parts = new List<string> { q.Family.ToString().ToLowerInvariant() };
        void Add(string name, string value)
        {
            if (value.Length > 0)
                parts.Add($"{name}={value}");
        }
        Add("topic", q.Topic);
        Add("shape", q.Shape.ToString().ToLowerInvariant());
        Add("regions", q.Regions.All ? "all" + string.Concat(q.Regions.Except.Select(r => "-" + r)) : string.Join('+', q.Regions.Names));
        Add("accounts", string.Join('+', q.Accounts));
        if (q.Resources is { } r)
        {
            Add("kinds", string.Join('+', r.Kinds));
            Add("where", string.Join(';', r.Where.Select(Text)));
            Add("targets", string.Join('+', r.Targets.Select(t => t.Text)));
            Add("relation", r.Relation is null ? "" : $"{r.RelatedFrom}.{r.Relation}");
            Add("fields", string.Join('+', r.Fields));
            Add("sort", r.SortBy is null ? "" : (r.Descending ? "-" : "") + r.SortBy);
            Add("group", string.Join('+', r.GroupBy));
            Add("sum", r.Sum ?? "");
        }
        Add("top", (q.Resources?.Top ?? q.Top)?.ToString() ?? "");
        Add("if", string.Join(';', q.Conditions.Select(Text)));
        Add("by", string.Join('+', q.GroupBy));
        if (q.Time is { } t)
            Add("time", Span(t) + (t.Other is { } o ? "|" + Span(o) : ""));
        Add("command", q.Command ?? "");
        Add("unsafe", q.Unsafe?.Reason ?? "");
        Add("missing", q.Missing?.Detail ?? "");
        return string.Join(' ', parts);
    }

    private static string Text(Condition c) => $"{c.Field}{Sign(c.Operator)}{c.Value}";

    private static string Span(TimeRange t) => $"{t.Start:yyyy-MM-dd'T'HH:mm}..{(t.IsOpen ? "" : t.End.ToString("yyyy-MM-dd'T'HH:mm"))}".Replace("T00:00", "", StringComparison.Ordinal);

    private static string Sign(ConditionOperator op) => op switch
    {
        ConditionOperator.Equal => "=",
        ConditionOperator.NotEqual => "!=",
        ConditionOperator.Less => "<",
        ConditionOperator.LessOrEqual => "<=",
        ConditionOperator.Greater => ">",
        ConditionOperator.GreaterOrEqual => ">=",
        ConditionOperator.Contains => "~",
        ConditionOperator.NotContains => "!~",
        ConditionOperator.StartsWith => "^",
        ConditionOperator.Exists => "?",
        ConditionOperator.Missing => "!?",
        ConditionOperator.In => " in ",
        _ => "??",
    };
}
