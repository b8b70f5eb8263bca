using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Families;

/// <summary>Requests that change something: a verb of change where an order stands.</summary>
internal static class ActionClaims
{
    public static Claim Of(Scene s)
    {
        foreach (var start in Starts(s))
        {
            if (VerbAt(s, start) is not { } verb)
                continue;
            if (s.HasAny(Cue.Problem, Cue.Denied, Cue.CanNot) && start != SkipPolite(s.Draft, s.Start))
                continue;
            if (IsGeneral(s, verb))
                return new(Family.Action, Topic(s, verb), 55, "a change in general");
            return new(Family.Action, Topic(s, verb), s.Draft.IsAt(s.Start, Cue.HowTo) ? 50 : 90, $"an order: {s.Draft.Lower(verb.Start)}");
        }
        return Claim.None;
    }

    /// <summary>Places where an order may begin: the opening after politeness, after a sentence's end, and after "and" before a pronoun.</summary>
    private static IEnumerable<int> Starts(Scene s)
    {
        var draft = s.Draft;
        yield return SkipPolite(draft, s.Start);
        if (s.Start > 0)
            yield return SkipPolite(draft, 0);
        for (var i = 1; i < draft.Count - 1; i++)
        {
            if (draft.Lower(i) is "." or "!" or ";" or ":" || draft.Lower(i) is "," && draft.Lower(i + 1) is "please" or "pls" or "just" or "then")
                yield return SkipPolite(draft, i + 1);
            else if (draft.Lower(i) is "and" or "then" or "pls" or "please" && draft.At(i + 1, Cue.ActionVerb) is { } verb && draft.Lower(verb.End) is "them" or "it" or "those" or "these" or "all" or "that" or "every" or "everything")
                yield return i + 1;
        }
    }

    private static int SkipPolite(Draft draft, int at)
    {
        for (var guard = 0; guard < 8 && at < draft.Count; guard++)
        {
            if (draft.At(at, Cue.Polite) is { } polite)
                at = polite.End;
            else if (draft.IsMark(at) || draft.IsAt(at, Cue.Filler) && draft.Lower(at) is not ("all" or "there") || draft.Lower(at) is "immediately" or "quickly" or "now" or "could" or "can" or "you" or "to")
                at++;
            else
                break;
        }
        return at;
    }

    private static Match? VerbAt(Scene s, int at)
    {
        var draft = s.Draft;
        if (draft.At(at, Cue.ActionVerb) is not { } verb)
            return null;
        var word = draft.Lower(at);
        var next = draft.Lower(verb.End);
        var isObject = Articles.Contains(next) || next is "it" or "them" or "those" or "these" or "every" or "each" or "that" or "everything" or "both" or "instance" or "to"
            || verb.End < draft.Count && (draft.Tokens[verb.End].Kind == TokenKind.Quoted || s.Placed.Exists(p => p.At == verb.End));
        var kindNext = s.Kinds.Exists(k => k.Start == verb.End);
        // "launch templates in us-west-2": the verb is part of a kind's name.
        if (s.Kinds.Exists(k => k.Start == at && k.End > verb.End))
            return null;
        switch (word)
        {
            case "give" or "make" when next is "me" or "us" or "sure" || draft.Lower(verb.End + 1) is "list" or "overview" or "table":
                return null;
            case "add" or "make" or "set" or "change" or "update" when s.Has(Cue.SupportCase) || draft.Has(Cue.Case):
                return null;
            case "open" or "close" or "closed":
                return next is "port" or "ports" or "the" or "up" or "access" or "it" && !draft.Has(Cue.Case) ? verb : null;
            case "snapshot" or "backup" or "tag" or "schedule" or "patch" or "point" or "request" or "run" or "lower" or "clear" or "complete" or "double" or "block" or "import" or "export" or "move" or "force" or "cut" or "write" or "edit" or "trigger" or "put" or "copy" or "restore" or "release" or "send" or "increase" or "upgrade" or "rollback" or "failover" or "switch" or "turn" or "reduce" or "extend" or "shrink" or "raise" or "empty" or "publish" or "use" or "subscribe" or "configure" or "bump":
                return isObject || kindNext || s.NamesSomething && draft.IsWord(verb.End) && word is not ("backup" or "snapshot" or "tag")
                    || word is "tag" && draft.HasWord("with") && draft.Text.Contains('=', StringComparison.Ordinal) ? verb : null;
            case "deploy" or "stop" or "start" or "scale" or "delete" or "launch" or "create" or "restart" or "reboot" or "terminate" or "kill" or "purge" or "remove" or "disable" or "enable" or "mute" or "invoke":
                return draft.Lower(at - 1) is "to" && s.Draft.Find("how") is >= 0 and < 4 || verb.End >= draft.Count && !s.NamesSomething && s.Conversation.Last is null ? null : verb;
            default:
                return isObject || kindNext || s.NamesSomething || s.Conversation.Last is not null && draft.Count < 8 ? verb : null;
        }
    }

    /// <summary>"can you change the storage type of an RDS instance without downtime?": whether it can be done at all.</summary>
    private static bool IsGeneral(Scene s, Match verb)
    {
        if (s.NamesSomething || s.Draft.HasWord("it", "them", "those", "these", "my", "our", "all", "every"))
            return false;
        if (!s.Opens("can", "could", "is", "do", "does", "may") || !s.IsQuestionMarked)
            return false;
        for (var i = verb.End; i < s.Draft.Count; i++)
        {
            if (s.Draft.Lower(i) is "a" or "an" && (s.Kinds.Exists(k => k.Start <= i + 3 && k.Start > i) || s.Draft.Words.Trie.IdOf(s.Draft.Lower(i + 1)) >= 0))
                return true;
        }
        return false;
    }

    private static string Topic(Scene s, Match verb)
    {
        var word = s.Draft.Lower(verb.Start);
        var phrase = verb.Entry.Words;
        return phrase switch
        {
            "turn off" or "switch off" or "shut down" or "shutdown" or "power off" or "spin down" or "take down" or "turn it off" or "halt" => "stop",
            "turn on" or "switch on" or "power on" or "bring up" or "spin up" or "wake up" => "start",
            "kill" or "nuke" or "destroy" or "tear down" => s.Kinds.Exists(k => k.Kind.Name == "ec2-instance") || s.Placed.Exists(p => p.Entity.ResourceKind == "ec2-instance") ? "terminate" : "delete",
            "remove" or "wipe" or "drop" => "delete",
            "restart" or "bounce" or "recycle" => s.Kinds.Exists(k => k.Kind.Name is "ec2-instance" or "rds-instance") ? "reboot" : "restart",
            "resize" or "scale up" or "scale down" or "scale out" or "scale in" or "double" or "halve" or "bump" => "scale",
            "redeploy" or "roll out" or "rollout" => "deploy",
            "silence" or "snooze" => "mute",
            "launch" or "provision" => "create",
            "force" when s.Draft.HasWord("deployment") => "deploy",
            "change" or "update" or "modify" or "increase" or "decrease" or "raise" or "lower" or "extend" or "reduce" or "edit" => "set",
            "empty" or "flush" => "purge",
            "trigger" or "execute" or "run" or "kick off" => "invoke",
            "roll back" => "rollback",
            _ => verb.Length > 1 ? phrase.Replace(' ', '-') : word,
        };
    }
}
