using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Alarms, health, metrics, changes; and logs.</summary>
internal static class WatchClaims
{
    public static Claim Alarms(Scene s)
    {
        if (s.Has(Cue.Canary))
            return new(Family.Alarms, "canary", 88, "canaries");
        if (s.Has(Cue.Slo))
            return new(Family.Alarms, "slo", 88, "service level objectives");
        if (s.HasAny(Cue.HealthEvent) || s.Has(Cue.Outage))
            return new(Family.Alarms, "health", 88, "AWS Health");
        if (s.Draft.Has(Cue.Alarm) || s.Has(Cue.Paged) && s.SpeaksOfOwn)
            return new(Family.Alarms, AlarmTopic(s), IsAboutAlarmsInGeneral(s) ? 60 : 86, "alarms");
        if (Changes(s) is { Strength: > 0 } changes)
            return changes;
        if (s.Has(Cue.Noisy))
            return new(Family.Alarms, "history", 80, "alarms by how often they fire");
        // "payroll-errors just went off, what is going on?": only an alarm does.
        if (s.HasAny(Cue.Firing, Cue.WentOff) && s.NamesSomething && s.Kinds.Count == 0 && (s.Draft.HasWord("just", "going", "again", "look", "happened") || s.HasAny(Cue.Investigate, Cue.Wrong)) && !s.HasAny(Cue.HowMany, Cue.Noisy, Cue.When))
            return new(Family.Alarms, "why", 82, "an alarm that just went off");
        if (s.HasAny(Cue.WentOff) && s.NamesSomething && s.Kinds.Count == 0 && s.HasAny(Cue.When, Cue.HowMany))
            return new(Family.Alarms, "history", 82, "when an alarm went off");
        if (s.Time.Range is not null && s.Draft.HasWord("weird", "odd", "unusual", "strange", "anomalies", "anomaly", "anomalous") && !s.NamesSomething && s.Kinds.Count == 0 && !s.HasAny(Cue.Cost, Cue.Expensive) && !s.Draft.HasWord("cost", "costs", "spend", "bill", "spending"))
            // Costs come by the day: what is asked of hours is not of them.
            return new(Family.Alarms, "history", s.Time.Range is { } range && range.End - range.Start < TimeSpan.FromHours(20) && !s.HasAny(Cue.Money) ? 88 : 70, "what was unusual over a time: the alarms that went off");
        if (s.HasAny(Cue.Firing, Cue.WentOff) && s.Kinds.Count == 0 && (s.NamesSomething && s.HasAny(Cue.HowMany, Cue.Why, Cue.When, Cue.Which) || s.Draft.HasWord("firing", "red", "triggered")) && s.Draft.Has(Cue.Firing))
            return new(Family.Alarms, s.NamesSomething ? s.Has(Cue.Why) ? "why" : "history" : "firing", 80, "what fires");
        var isThing = s.NamesSomething || s.Kinds.Count > 0 || Service(s) || s.Tags.Count > 0;
        if (s.Draft.Has(Cue.Healthy) && isThing && AsksHealth(s))
            return new(Family.Alarms, "health", 82, "the health of a resource or service");
        if (s.Has(Cue.Wrong) && isThing && !s.HasAny(Cue.Failed, Cue.ErrorCode, Cue.Denied) && (s.Opens("is", "are", "what", "any", "anything", "does", "do") || s.Has(Cue.Investigate)))
            return new(Family.Alarms, "health", 80, "whether something is wrong");
        if (s.Has(Cue.Investigate) && !s.Has(Cue.HowTo) && (s.Time.Range is not null || s.Has(Cue.Anomaly) || isThing && !s.HasAny(Cue.Failed, Cue.ErrorCode, Cue.Cost)))
            return new(Family.Alarms, "health", 80, "an investigation over a time");
        if (s.Has(Cue.Metric) && !s.HasAny(Cue.HowTo) && (s.NamesSomething && !s.Has(Cue.Why) || s.Time.Range is not null && (s.Kinds.Count > 0 || Service(s)) && s.Comparisons.Count == 0))
            return new(Family.Alarms, "metric", IsSetting(s) ? 50 : 78, "a metric");
        if (s.Has(Cue.Slow) && isThing && s.Has(Cue.Why))
            return new(Family.Alarms, "health", 70, "something slow");
        return Claim.None;
    }

    private static string AlarmTopic(Scene s)
    {
        var named = s.Placed.Exists(p => p.Entity.Kind == EntityKind.Name && p.Entity.ResourceKind is null or "alarm") && !s.Draft.HasAny(Cue.StartsWith, Cue.Contains);
        if (s.HasAny(Cue.Why, Cue.Investigate, Cue.Explain, Cue.RootCause) || s.Has(Cue.Paged) || s.Draft.Find("explain") >= 0 || s.Has(Cue.Wrong) || named && s.Draft.HasWord("idea", "ideas", "datapoints", "datapoint"))
            return named ? "why" : s.HasAny(Cue.Why) ? "why" : s.Has(Cue.Slow) ? "firing" : "why";
        if (s.Draft.HasWord("composite", "composites") && !s.HasAny(Cue.Noisy, Cue.WentOff))
            return "composite";
        // "Which fired last night" is of the past, "which are firing since yesterday" of now.
        if (s.Time.Range is not null && s.Draft.HasWord("fired", "rang", "tripped", "triggered") && !s.Draft.HasWord("now", "still", "currently", "since") && !named)
            return "history";
        if (s.HasAny(Cue.Noisy, Cue.WentOff) && !s.Has(Cue.Silenced) && (s.Time.Range is not null || s.Draft.HasWord("history", "often", "noisiest", "noisy", "flapping", "went", "gone")) || s.Draft.First(Cue.HowMany) is { } often && s.Draft.Lower(often.Start + 1) is "often")
            return "history";
        if (s.Has(Cue.HowMany) && s.Time.Range is not null && s.Draft.Has(Cue.Firing) && !s.Draft.HasWord("are", "currently", "now"))
            return "history";
        if (s.Draft.Has(Cue.Firing) || s.Has(Cue.Slow) || s.Draft.Tokens.Exists(t => t.Raw == "ALARM"))
            return named ? "detail" : "firing";
        return named ? "detail" : "list";
    }

    /// <summary>"how do I create an alarm", "what is a composite alarm": knowledge.</summary>
    private static bool IsAboutAlarmsInGeneral(Scene s) => s.OpensWith(Cue.HowTo) && !s.NamesSomething || s.Has(Cue.Best) && !s.SpeaksOfOwn || s.HasAny(Cue.Difference);

    /// <summary>Who did what, and what changed.</summary>
    private static Claim Changes(Scene s)
    {
        var didScale = s.Opens("did", "has", "have") && s.Draft.HasWord("scale", "scaled", "deploy", "deployed", "restart", "restarted", "reboot", "rebooted") && s.Draft.HasWord("anything", "something", "anybody", "anyone", "somebody", "someone") && s.Time.Range is not null;
        if (didScale && !s.HasAny(Cue.Case, Cue.HowTo))
            return new(Family.Alarms, "events", 84, "changes and who made them");
        if (!s.Draft.Has(Cue.Changed) || s.HasAny(Cue.Case, Cue.HowTo) || s.Draft.Has(Cue.Expensive))
            return Claim.None;
        var who = s.Draft.First(Cue.Who);
        var opensWho = who is { } w && w.Start <= s.Start + 2 && s.Draft.Lower(w.End) is not ("is" or "am" or "are" or "has" or "have" or "can" or "owns") || s.Draft.Lower(s.Start) is "who" && s.Draft.Lower(s.Start + 1) is "has" && s.Draft.Lower(s.Start + 2) is "changed" or "deleted" or "modified" or "stopped" or "created";
        var opensDid = s.Opens("did", "has", "have") && s.Draft.HasWord("somebody", "someone", "anybody", "anyone", "anything");
        var opensWhat = s.Opens("what", "which") && s.Draft.Lower(s.Start + 1) is "changed" or "changes" or "has" or "have" or "events" or "api" or "happened" or "deployments" or "was" && (s.Head is null || s.Head.Value.Start > s.Start + 2) && (s.Draft.HasWord("changed", "changes", "events", "calls", "deployments", "deployed", "deleted") || s.Draft.HasWord("happened") && s.Time.Range is not null);
        var noun = s.Draft.HasWord("cloudtrail") && s.Draft.HasWord("events") || s.Draft.Find("recent") >= 0 && s.Draft.HasWord("changes") || s.Draft.HasWord("audit") && s.Draft.HasWord("trail") || s.Draft.HasWord("logins") || s.Draft.Says(s.Start, "changes") || s.Draft.HasWord("changes") && s.Time.Range is not null && s.Kinds.Count == 0 || s.Draft.HasWord("api") && s.Draft.HasWord("calls", "activity");
        return opensWho || opensDid || opensWhat || noun ? new(Family.Alarms, "events", 84, "changes and who made them") : Claim.None;
    }

    /// <summary>"is X healthy", "how is X doing", "health of X"; not "target groups without healthy targets".</summary>
    private static bool AsksHealth(Scene s)
    {
        if (s.HasAny(Cue.Failed, Cue.ErrorCode, Cue.NotWorking, Cue.TimesOut) || s.Draft.Find("targets") >= 0 || s.Draft.Find("target") >= 0 && !s.Draft.HasWord("doing"))
            return false;
        if (s.Opens("is", "are") && s.Draft.HasWord("healthy", "unhealthy", "ok", "okay", "fine", "down", "degraded", "up", "alright", "struggling", "performing", "having", "good"))
            return !s.Draft.HasWord("instances", "tunnel") || s.Draft.HasWord("healthy", "ok", "fine", "okay");
        if (s.Opens("how") && s.Draft.HasWord("doing", "performing", "feeling", "behaving", "healthy"))
            return true;
        return s.Draft.HasWord("health") && !s.Draft.HasWord("check", "checks") && (s.Opens("health", "what", "show", "check", "how", "give") || s.Draft.Find("health") <= s.Start + 3);
    }

    /// <summary>A named field of the resource rather than a metric over time: "what is the memory of lambda x".</summary>
    private static bool IsSetting(Scene s) => s.Time.Range is null && s.Kinds.Count > 0 && s.Draft.HasWord("reserved", "provisioned", "limit", "configured", "setting", "settings", "configuration", "throughput", "iops", "concurrency");

    public static Claim Logs(Scene s)
    {
        var path = s.Placed.Exists(p => p.Entity.ResourceKind == "log-group" || p.Entity.Text.StartsWith('/') && p.Entity.Text.Count(c => c == '/') >= 2 && s.Head?.Kind.Name is not ("ssm-parameter" or "secret"));
        if (s.HasAny(Cue.HowTo) && !path && !s.NamesSomething)
            return new(Family.Logs, "", 40, "logs");
        if (path && !s.HasAny(Cue.Denied))
            return new(Family.Logs, LogTopic(s), 88, "a log group");
        if (s.Draft.Has(Cue.LogGroup))
            return new(Family.Logs, "groups", 88, "log groups");
        if (s.HasAny(Cue.RequestId))
            return new(Family.Logs, "search", 86, "a request id");
        if (s.Draft.Has(Cue.Log) && !s.Draft.Has(Cue.NotLogs) && !s.Draft.HasWord("trail", "bucket", "buckets", "logging", "logins"))
            return new(Family.Logs, LogTopic(s), 84, "logs");
        if (s.Has(Cue.Slowest) && s.Draft.HasWord("invocations", "requests", "queries", "cold"))
            return new(Family.Logs, "slowest", 82, "the slowest requests");
        if (s.Has(Cue.Deadlock))
            return new(Family.Logs, "search", 72, "deadlocks");
        if (s.Draft.Has(Cue.ErrorWord) && s.NamesSomething && !s.HasAny(Cue.Why, Cue.ErrorCode, Cue.Denied, Cue.Metric, Cue.Alarm, Cue.Problem, Cue.CanNot) && (s.Time.Range is not null || s.HasAny(Cue.HowMany, Cue.List, Cue.Breakdown, Cue.Search, Cue.Top, Cue.Which) || s.Opens("errors", "exceptions", "any", "error", "stack")))
            return new(Family.Logs, "errors", 80, "errors of something named");
        if (s.Draft.Has(Cue.ErrorWord) && s.Draft.HasWord("lambda", "lambdas", "service", "api") && s.Time.Range is not null && !s.HasAny(Cue.Why, Cue.ErrorCode, Cue.Denied, Cue.Metric))
            return new(Family.Logs, "errors", 72, "errors in a time");
        if (s.Has(Cue.Search) && s.Draft.Tokens.Exists(t => t.Kind == Text.TokenKind.Quoted) && s.Draft.HasWord("in", "for") && s.Kinds.Count <= 1 && s.Draft.HasWord("search", "grep", "occurrences", "messages", "lines", "entries"))
            return new(Family.Logs, "search", 80, "a search for a text");
        return Claim.None;
    }

    private static string LogTopic(Scene s) =>
        s.Has(Cue.Slowest) ? "slowest"
        : s.Draft.HasAny(Cue.Tail, Cue.LogLine) && !s.Draft.Has(Cue.ErrorWord) ? "tail"
        : s.Draft.Tokens.Exists(t => t.Kind == Text.TokenKind.Quoted && t.Raw.Contains(' ')) || s.Has(Cue.RequestId) || s.Draft.HasWord("search", "grep", "find") ? "search"
        : s.Draft.HasAny(Cue.ErrorWord, Cue.Failed) ? "errors"
        : "search";

    private static bool Service(Scene s)
    {
        foreach (var match in s.Draft.Matches)
        {
            if (match.Entry.Service is not null)
                return true;
        }
        return false;
    }
}
