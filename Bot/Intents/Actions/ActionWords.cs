using System.Collections.Frozen;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>What a request wants done, and to what kind of thing, from its topic and words.</summary>
internal static class ActionWords
{
    /// <summary>Verbs by the words people use; the first that a text holds wins, so the telling ones stand first.</summary>
    private static readonly (string Word, string Verb)[] s_verbs =
    [
        ("unmute", "unmute"), ("mute", "mute"), ("silence", "mute"), ("snooze", "mute"), ("disable", "disable"), ("enable", "enable"), ("purge", "purge"), ("redrive", "redrive"), ("runbook", "run-document"), ("automation", "run-document"),
        ("force a new deployment", "deploy"), ("force new deployment", "deploy"), ("redeploy", "deploy"), ("roll out", "deploy"), ("deploy ", "deploy"),
        ("memory", "memory"), ("timeout", "timeout"), ("concurrency", "concurrency"),
        ("reboot", "reboot"), ("restart", "reboot"), ("bounce", "reboot"), ("terminate", "terminate"), ("kill", "terminate"), ("delete", "delete"), ("remove", "delete"), ("destroy", "delete"), ("get rid of", "delete"), ("drop", "delete"),
        ("scale", "scale"), ("resize", "resize"), ("desired", "scale"), ("untag", "untag"), ("tag ", "tag"), ("invoke", "invoke"), ("snapshot", "snapshot"), ("back up", "snapshot"), ("detach", "detach"), ("attach", "attach"),
        ("stop", "stop"), ("shut down", "stop"), ("shutdown", "stop"), ("turn off", "stop"), ("switch off", "stop"), ("power off", "stop"), ("start", "start"), ("turn on", "start"), ("switch on", "start"), ("power on", "start"), ("boot", "start"),
    ];

    private static readonly (string Word, string Kind)[] s_kinds =
    [
        ("lambda", "lambda-function"), ("function", "lambda-function"), ("alarm", "alarm"), ("queue", "sqs-queue"), ("dlq", "sqs-queue"), ("asg", "auto-scaling-group"), ("auto scaling", "auto-scaling-group"), ("autoscaling", "auto-scaling-group"),
        ("fleet", "auto-scaling-group"), ("ecs", "ecs-service"), ("service", "ecs-service"), ("database", "rds-instance"), ("rds", "rds-instance"), ("-db", "rds-instance"), (" db", "rds-instance"), ("bucket", "s3-bucket"), ("volume", "ebs-volume"),
        ("snapshot", "ebs-snapshot"), ("stack", "stack"), ("security group", "security-group"), ("instance", "ec2-instance"), ("server", "ec2-instance"), ("bastion", "ec2-instance"), ("machine", "ec2-instance"), ("box", "ec2-instance"), ("host", "ec2-instance"), (" vm", "ec2-instance"),
    ];

    private static readonly FrozenSet<string> s_plain = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "the", "a", "an", "our", "my", "please", "pls", "in", "on", "at", "its", "it", "this", "that", "can", "could", "you", "for", "to", "all", "every", "of", "and", "now", "again", "is", "hanging", "me", "with", "would", "instance", "instances", "server",
        "servers", "machine", "machines", "box", "boxes", "ec2", "vm", "vms", "node", "nodes", "one", "named", "called", "tagged", "up", "down", "off", "out", "just", "quickly", "asap", "ok", "not", "though", "them", "those", "these",
        "queue", "queues", "sqs", "dlq", "rds", "database", "databases", "db", "dbs", "lambda", "function", "functions", "ecs", "service", "services", "cluster", "alarm", "alarms", "actions", "asg", "group", "groups", "auto", "autoscaling", "scaling", "volume", "volumes", "stack",
        "resource", "runbook", "automation", "document", "run", "messages", "dead-letter", "dead", "letter", "reserved", "concurrency", "size", "capacity", "desired", "tag", "tags");

    public static string Verb(Question question)
    {
        var text = question.Text.ToLowerInvariant();
        if ((text.Contains("remove tag", StringComparison.Ordinal) || text.Contains("remove the tag", StringComparison.Ordinal) || text.Contains("delete tag", StringComparison.Ordinal) || text.Contains("delete the tag", StringComparison.Ordinal)))
            return "untag";
        return Array.Find(s_verbs, v => text.Contains(v.Word, StringComparison.Ordinal)).Verb ?? question.Topic;
    }

    /// <summary>The kind that the words tell; null where only the account can.</summary>
    public static string? Kind(Question question, string verb)
    {
        if (verb == "run-document")
            return "ssm-document";
        if (question.Entities.FirstOrDefault(e => e.ResourceKind is not null)?.ResourceKind is { } named && ActionForms.KindsOf(verb).Contains(named))
            return named;
        if (question.Resources?.Kinds is [var only, ..])
            return only;
        // What a tag is set to says nothing of what it is set on.
        var text = string.Join(' ', question.Text.ToLowerInvariant().Split(' ').Where(w => !w.Contains('=', StringComparison.Ordinal)));
        return verb switch
        {
            "mute" or "unmute" => "alarm",
            "purge" or "redrive" => "sqs-queue",
            "memory" or "timeout" or "concurrency" => "lambda-function",
            "deploy" => "ecs-service",
            _ => Array.Find(s_kinds, k => text.Contains(k.Word, StringComparison.Ordinal)).Kind,
        };
    }

    /// <summary>What is final must be said in the exact word; why it was not, or null where it was.</summary>
    public static string? NotSpelledOut(Question question, string verb)
    {
        var words = Words(question.Text);
        return words.Contains(verb) || verb == "terminate" && words.Contains("terminate") ? null
            : $"That cannot be undone, so it is planned only when it is said exactly: `{verb}` with the id or name of each.";
    }

    /// <summary>Whether the text names the resource itself, by id, name or ARN.</summary>
    public static bool Names(string text, ActionTarget target)
    {
        var words = text.Split([' ', ',', '?', '!', ';', '"', '\'', '`', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Select(w => w.TrimEnd('.', ':')).ToArray();
        return words.Contains(target.Id) || words.Contains(target.Name) || target.Arn.Length > 0 && words.Contains(target.Arn);
    }

    /// <summary>Tags said: <c>key=value</c>, or the key alone where one is removed.</summary>
    public static IEnumerable<(string Key, string? Value)> Tags(Question question)
    {
        var words = question.Text.Split([' ', ',', ';', '`', '"'], StringSplitOptions.RemoveEmptyEntries);
        var pairs = words.Where(w => w.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && at < w.Length - 1).Select(w => (w[..w.IndexOf('=', StringComparison.Ordinal)], (string?)w[(w.IndexOf('=', StringComparison.Ordinal) + 1)..])).ToArray();
        if (pairs.Length > 0)
            return pairs;
        var tag = Array.FindIndex(words, w => w.Equals("tag", StringComparison.OrdinalIgnoreCase) || w.Equals("tags", StringComparison.OrdinalIgnoreCase));
        if (Verb(question) != "untag")
            return [];
        // "remove tag KEY from NAME", or "untag NAME KEY".
        return tag >= 0 && tag + 1 < words.Length ? [(words[tag + 1], null)]
            : words is [.., _, var last] && !question.Entities.Any(e => e.Text == last && e.Kind is EntityKind.Id or EntityKind.Arn) && words.Length > 2 ? [(last, null)] : [];
    }

    private static string[] Words(string text) => text.ToLowerInvariant().Split([' ', ',', '.', '?', '!', ';', ':', '"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The word that names a thing after the verb ("reboot the bastion in ireland": bastion); null where there is none.</summary>
    public static string? Name(string text, string[] regions)
    {
        var words = text.Split([' ', ',', '.', '?', '!', ';', ':', '"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries);
        var verb = Array.FindIndex(words, w => s_verbs.Any(v => v.Word.Trim() == w.ToLowerInvariant()));
        return words.Skip(verb + 1).TakeWhile(w => !w.Equals("in", StringComparison.OrdinalIgnoreCase)).FirstOrDefault(w => w.Length > 2 && !s_plain.Contains(w) && !regions.Contains(w) && w.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'));
    }

    /// <summary>The runbook that the words name, the word behind "runbook", "automation" or "document"; null where there is none.</summary>
    public static string? Runbook(string text)
    {
        var words = text.Split([' ', ',', '?', '!', ';', '"', '\'', '`'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, w => w.ToLowerInvariant() is "runbook" or "automation" or "document");
        return at < 0 ? null : words.Skip(at + 1).SkipWhile(w => w.ToLowerInvariant() is "runbook" or "automation" or "document" or "named" or "called").FirstOrDefault()?.TrimEnd('.');
    }

    /// <summary>The first number of the text that belongs to no name.</summary>
    public static int? Number(string text) =>
        text.Split([' ', ',', '?', '!', ';'], StringSplitOptions.RemoveEmptyEntries).Select(w => int.TryParse(w, out var n) ? n : (int?)null).FirstOrDefault(n => n is not null);
}
