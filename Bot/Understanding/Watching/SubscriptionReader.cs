using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Understanding.Text;

namespace Bot.Understanding.Watching;

/// <summary>
/// Reads what is to be watched or sent again and again: <c>send us costs every Monday</c>, <c>notify me when …</c>, and what is said to
/// the list of such wishes. Only whole sentences count, and only what costs can answer: everything else is left to the other families.
/// </summary>
internal static partial class SubscriptionReader
{
    private const int MaxLength = 300;

    /// <summary>The question; null where the message is about something else.</summary>
    /// <param name="clean">The message.</param>
    /// <param name="read">Reads what remains of it as a question of its own.</param>
    public static Question? Find(CleanText clean, Func<string, Question> read)
    {
        if (clean.Text.Length is 0 or > MaxLength)
            return null;
        var text = Bare(clean.Text);
        if (Manage(clean, text) is { } said)
            return said;
        if (DigestNow().Match(text) is { Success: true } digest)
            return Of(clean, WatchTopics.Digest, []) with { Time = read($"costs {(digest.Groups["time"].Success ? digest.Groups["time"].Value : "last week")}").Time };
        var sent = text.StartsWith("subscribe", StringComparison.OrdinalIgnoreCase) ? Sent(clean, text, read) : null;
        return sent ?? (Notify().Match(text) is { Success: true } notify ? Alert(clean, notify.Groups["what"].Value, read) : null) ?? Sent(clean, text, read);
    }

    private static Question? Manage(CleanText clean, string text)
    {
        if (ListThem().IsMatch(text))
            return Of(clean, WatchTopics.List, []) with { Shape = Shape.List };
        foreach (var (pattern, topic) in (ReadOnlySpan<(Regex, string)>)[(RemoveOne(), WatchTopics.Remove), (ResumeOne(), WatchTopics.Resume), (CheckOne(), WatchTopics.Check)])
        {
            if (pattern.Match(text) is { Success: true } match)
                return Of(clean, topic, []) with { Entities = [new(EntityKind.Name, match.Groups["id"].Value.ToLowerInvariant(), "subscription")] };
        }
        return null;
    }

    /// <summary>"Send us S3 costs by region every Monday at 9".</summary>
    private static Question? Sent(CleanText clean, string text, Func<string, Question> read)
    {
        if (WatchSchedule.Find(text) is not { } schedule || Send().Match(schedule.Rest) is not { Success: true } send || schedule.IsWord && !send.Groups["sure"].Success && !Report().IsMatch(schedule.Rest))
            return null;
        var ask = Squeeze(Where().Replace(Report().Replace(schedule.Rest[send.Length..], " "), " "));
        ask = Leading().Replace(ask, "");
        var stretch = schedule.Conditions[0].Value switch { "week" => "last week", "month" => "last month", _ => "yesterday" };
        if (Plain().IsMatch(ask))
            ask = $"cost digest for {stretch}";
        else if (read(ask) is { Family: Family.Costs, Topic: not WatchTopics.Subscribe } question && (send.Groups["sure"].Success || question.Time is null))
            ask = question is { Time: null, Topic: "" or "spend" or "anomalies" } ? $"{ask} {stretch}" : ask;
        else
            return null;
        return Of(clean, WatchTopics.Subscribe, [Is(WatchTopics.Kind, WatchTopics.KindDigest), Is(WatchTopics.Ask, ask), .. schedule.Conditions]);
    }

    /// <summary>"Notify us when the budget marketing passes 80 %".</summary>
    private static Question? Alert(CleanText clean, string what, Func<string, Question> read)
    {
        what = Squeeze(Where().Replace(what, " "));
        if (WatchSchedule.Find(what) is { IsWord: false } || read(what) is not { Family: Family.Costs } question)
            return null;
        var amount = question.Conditions.FirstOrDefault(c => c.Field is "amount" or "impact");
        if (question.Topic == "anomalies" || Anomaly().IsMatch(what))
            return Of(clean, WatchTopics.Subscribe, [Is(WatchTopics.Kind, WatchTopics.KindAnomaly), .. amount is null ? [] : ImmutableArray.Create(amount)]);
        if (question.Topic == "budgets")
        {
            var conditions = ImmutableArray.Create(Is(WatchTopics.Kind, WatchTopics.KindBudget));
            if (Share().Match(what) is { Success: true } share)
                conditions = conditions.Add(Is(WatchTopics.Percent, share.Groups["n"].Value));
            if ((NameOf(NameAfter().Match(what)) ?? NameOf(NameBefore().Match(what))) is { } named)
                conditions = conditions.Add(Is(WatchTopics.Budget, named));
            return Of(clean, WatchTopics.Subscribe, Foreseen().IsMatch(what) ? conditions.Add(Is(WatchTopics.Foreseen, "true")) : conditions);
        }
        if (amount is null || question.Topic is not ("" or "spend" or "forecast"))
            return Of(clean, WatchTopics.Subscribe, [Is(WatchTopics.Kind, "")]);
        var kinds = ImmutableArray.Create(Is(WatchTopics.Kind, WatchTopics.KindSpend), Is(WatchTopics.Ask, what), amount);
        return Of(clean, WatchTopics.Subscribe, ADay().IsMatch(what) ? kinds.Add(Is(WatchTopics.Daily, "true")) : kinds);
    }

    private static string? NameOf(Match match) =>
        match.Success && match.Groups["name"].Value is var name && !Generic().IsMatch(name) ? name : null;

    private static Question Of(CleanText clean, string topic, ImmutableArray<Condition> conditions) => new()
    {
        Text = clean.Text,
        Family = Family.Costs,
        Topic = topic,
        Shape = Shape.Text,
        Conditions = conditions,
        Because = ["it says what to watch or to send again and again"],
    };

    private static Condition Is(string field, string value) => new(field, ConditionOperator.Equal, value);

    private static string Bare(string text) => Polite().Replace(Squeeze(text), "").Trim(' ', '.', '!', '?');

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', '.', '!', '?', ':');

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"^((please|pls|hey|hi|can you|could you|would you|i would like you to|i want you to|i'd like to be|i want to be|i would like to be)\s+)+", Options)]
    private static partial Regex Polite();

    [GeneratedRegex(@"^((list|show|view|what are)\s+)?((all|my|our|the|all my|all our|me my|me our|me the|this channel's)\s+)?(cost\s+)?(subscriptions|digests|cost alerts)(\s+(here|in this channel|of this channel))?$|^what am i subscribed to$|^what do you send (me|us)$|^unsubscribe$", Options)]
    private static partial Regex ListThem();

    [GeneratedRegex(@"^((remove|delete|cancel|stop|end|drop)(\s+(the|my|our))?\s+(subscription|digest|alert)|unsubscribe(\s+(me|us))?(\s+from)?(\s+subscription)?)\s+#?`?(?<id>w[0-9a-z]{4}|\d{1,2})`?$|^(remove|delete|cancel|stop|end|drop|unsubscribe)(\s+(me|us))?(\s+from)?\s+(?<id>all|everything)(\s+of)?(\s+(the|my|our))?\s+(subscriptions|digests)$|^unsubscribe\s+(me\s+|us\s+)?(from\s+)?(?<id>all|everything)$", Options)]
    private static partial Regex RemoveOne();

    [GeneratedRegex(@"^(resume|continue|restart|unpause)(\s+(the|my|our))?\s+subscription\s+`?(?<id>w[0-9a-z]{4}|\d{1,2})`?$", Options)]
    private static partial Regex ResumeOne();

    [GeneratedRegex(@"^(check|run|test)(\s+(the|my|our))?\s+subscription\s+`?(?<id>w[0-9a-z]{4}|\d{1,2})`?(\s+now)?$", Options)]
    private static partial Regex CheckOne();

    [GeneratedRegex(@"^((show|give|get|send)\s+(me|us)\s+)?(a\s+|the\s+)?(cost|spend|spending|costs|aws cost) digest(\s+(for|of|from))?(\s+(?<time>yesterday|today|last week|last month|this week|this month|the past \d+ days|the last \d+ days|past \d+ days|last \d+ days|[a-z]+( \d{4})?))?$", Options)]
    private static partial Regex DigestNow();

    [GeneratedRegex(@"^((notify|alert|warn|ping|inform|message|notified|alerted|warned|informed)(\s+(me|us|this channel|the channel|the team|everyone|here))?\s+(when|whenever|if|once|as soon as|in case|about|of|on)|tell\s+(me|us)\s+(when|whenever|as soon as|once)|let\s+(me|us)\s+know\s+(when|whenever|if|as soon as|once|about)|(send|post)\s+(me |us )?(an alert|alerts|a warning|a message|a notification|notifications)(\s+here)?\s+(when|whenever|if|once|as soon as|about|on|for)|subscribe\s+((me|us|this channel)\s+)?to)\s+(?<what>.+)$", Options)]
    private static partial Regex Notify();

    [GeneratedRegex(@"^((?<sure>send|post|deliver|mail|email|e-mail|push|publish|subscribe|schedule|set up|notify|remind|message)|give|show|tell|report|share|i want|we want|i need|we need|i would like|i'd like|get)(\s+(me|us|the team|this channel|the channel|here))?(\s+(to|about|of|on))?\b", Options)]
    private static partial Regex Send();

    [GeneratedRegex(@"\b(digests?|reports?|summary|summaries|updates?|overview|newsletter)(\s+(of|on|about|for|with))?\b", Options)]
    private static partial Regex Report();

    [GeneratedRegex(@"\b(in|into|to)\s+(this|the|our)\s+(channel|chat|thread|conversation)\b|\bhere\b|\b(in|into|to)\s+#[\w-]+", Options)]
    private static partial Regex Where();

    [GeneratedRegex(@"^((a|an|the|my|our|me|us|of|about|with|all)\s+)+", Options)]
    private static partial Regex Leading();

    [GeneratedRegex(@"^(our|my|the|all)?\s*(aws|cloud)?\s*(costs?|spend|spending|bills?|billing|expenses|a|the|cost and usage|finops)?$", Options)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\b(anomal(y|ies)|cost spikes?|unusual spend(ing)?|unexpected (costs?|charges?|spend))\b", Options)]
    private static partial Regex Anomaly();

    [GeneratedRegex(@"(?<n>\d{1,3}(\.\d+)?)\s*(%|percent|per cent)", Options)]
    private static partial Regex Share();

    [GeneratedRegex(@"\bbudget\s+[`""']?(?<name>[\w.-]+)[`""']?", Options)]
    private static partial Regex NameAfter();

    [GeneratedRegex(@"[`""']?(?<name>[\w.-]+)[`""']?\s+budget\b", Options)]
    private static partial Regex NameBefore();

    [GeneratedRegex(@"^(a|an|any|the|our|my|is|are|passes|reaches|exceeds|exceeded|goes|gets|hits|crosses|over|above|will|monthly|cost|each|every|all|of|some|one|threshold|alerts?|alarms?|at|used|spend|aws|usage)$", Options)]
    private static partial Regex Generic();

    [GeneratedRegex(@"\b(forecast|forecasted|foreseen|projected|expected|predicted|will)\b", Options)]
    private static partial Regex Foreseen();

    [GeneratedRegex(@"\b(a|per|any|one|single|each|in a|in one)\s+day\b|\bdaily\b|/\s?day\b", Options)]
    private static partial Regex ADay();
}
