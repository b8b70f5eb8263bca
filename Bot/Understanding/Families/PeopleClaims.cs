using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Identity and help, small talk, and what is none of this bot's business.</summary>
internal static class PeopleClaims
{
    public static Claim Identity(Scene s)
    {
        if (RightsReader.Find(s.Draft.Text) is not null)
            return new(Family.Identity, RightsReader.Topic, 98, "whether something is allowed");
        if (SignInWords.TopicOf(s.Draft.Text) is { } signing)
            return new(Family.Identity, signing, 98, "signing in or out");
        if (s.Has(Cue.WhoAmI))
            return new(Family.Identity, "whoami", 94, "who you are");
        if (s.Has(Cue.Mapping) && !s.Kinds.Exists(k => k.Kind.Name is not ("account" or "region" or "iam-role" or "iam-user")))
            return new(Family.Identity, s.Draft.HasWord("restore") ? "restore-mapping" : s.Draft.HasWord("remove", "delete", "unmap") ? "remove-mapping" : "mappings", 97, "who is mapped to which roles");
        if (s.Has(Cue.ResetChoice))
            return new(Family.Identity, "reset", 95, "choices are taken back");
        if (s.Has(Cue.SetDefault) && (s.Draft.HasWord("set", "change", "use", "make", "switch") || s.Draft.HasWord("default") && s.Kinds.Count == 0))
            return new(Family.Identity, s.Draft.HasWord("account", "default-account") ? "set-default-account" : "set-default-region", s.Kinds.Exists(k => k.Kind.Name is not ("account" or "region" or "iam-role")) ? 60 : 93, "a default is set");
        if (s.Has(Cue.Capabilities))
            return new(Family.Identity, "capabilities", 92, "what I can do");
        if (s.HasAny(Cue.Aliases))
            return new(Family.Identity, "aliases", 90, "command aliases");
        if (s.Has(Cue.SwitchRole) && !s.HasAny(Cue.Denied, Cue.Failed, Cue.CanNot) && s.Draft.HasWord("role", "roles", "switch", "account", "switch-role", "switch-roles", "accounts"))
            return new(Family.Identity, "switch-role", s.NamesSomething && s.Draft.HasWord("become") || s.Draft.First(Cue.SwitchRole) is { Length: 1 } one && !s.Draft.Lower(one.Start).StartsWith("switch", StringComparison.Ordinal) ? 50 : 91, "the role is changed");
        if (s.HasAny(Cue.Preferences))
            return new(Family.Identity, "preferences", 90, "preferences");
        if (s.Has(Cue.Feedback))
            return new(Family.Identity, "feedback", s.First is "feedback" || s.Draft.HasWord("feedback") ? 92 : 60, "feedback");
        if (s.Has(Cue.MyRole) && s.Draft.First(Cue.MyRole) is { } mine && mine.Length > 1 && !s.NamesSomething)
            return new(Family.Identity, "whoami", s.HasAny(Cue.Cost, Cue.Alarm) || s.Kinds.Exists(k => k.Kind.Name is not ("iam-role" or "account" or "region")) ? 60 : 88, "your role and rights here");
        var words = s.Draft.Tokens.Count(t => t.IsWord);
        if (s.Draft.Has(Cue.Help) && (words <= 3 || s.Draft.First(Cue.Help) is { Length: >= 2 } && s.Kinds.Count == 0 && words < 9) && !s.NamesSomething && !s.HasAny(Cue.Support, Cue.Problem) | s.Draft.Says(s.Start, "help") && words <= 2)
            return new(Family.Identity, "help", 91, "help");
        return Claim.None;
    }

    public static Claim Chat(Scene s)
    {
        var covered = 0;
        var words = 0;
        var end = -1;
        for (var i = 0; i < s.Draft.Count; i++)
        {
            if (!s.Draft.IsWord(i))
                continue;
            words++;
            if (i < end || Small(s.Draft.Lower(i)))
            {
                covered++;
                continue;
            }
            foreach (var match in s.Draft.Matches)
            {
                if (match.Start == i && (match.Entry.Cues.Has(Cue.Thanks) || match.Entry.Cues.Has(Cue.Greeting) || match.Entry.Cues.Has(Cue.Laugh) || match.Entry.Cues.Has(Cue.Farewell) || match.Entry.Cues.Has(Cue.Filler)))
                {
                    end = Math.Max(end, match.End);
                    covered++;
                    break;
                }
            }
        }
        if (words == 0)
            return new(Family.Chat, "empty", s.Draft.Tokens.Exists(t => t.Kind == Text.TokenKind.Quoted) ? 0 : 70, "no words");
        var speaks = s.Draft.HasAny(Cue.Thanks, Cue.Greeting, Cue.Laugh, Cue.Farewell);
        if (!speaks)
            return Claim.None;
        if (covered == words && s.Kinds.Count == 0)
            return new(Family.Chat, Topic(s), 96, "small talk");
        var isPlain = s.Kinds.Count == 0 && !s.NamesSomething && !s.HasAny(Cue.Cost, Cue.Alarm, Cue.Case, Cue.SupportCase, Cue.Help, Cue.Aws) && s.Time.Range is null | s.HasAny(Cue.Thanks, Cue.Laugh);
        return isPlain && covered * 2 >= words ? new(Family.Chat, Topic(s), 62, "small talk") : Claim.None;
    }

    private static string Topic(Scene s) => s.Draft.Has(Cue.Thanks) ? "thanks" : s.Draft.Has(Cue.Farewell) && !s.Draft.Has(Cue.Greeting) ? "farewell" : s.Draft.Has(Cue.Greeting) ? "greeting" : "laugh";

    private static bool Small(string word) => word is "a" or "the" or "you" or "i" or "it" or "is" or "was" or "so" or "very" or "much" or "lot" or "my" or "for" or "me" or "to" or "and" or "that" or "this" or "all" or "everyone" or "team" or "folks" or "friend" or "again" or "really" or "your" or "are" or "one" or "man" or "mate" or "bot" or "us" or "we" or "have" or "had" or "been" or "just" or "of" or "in" or "today" or "too" or "what" or "how" or "guys" or "buddy" or "day" or "week" or "weekend" or "help" or "great" or "there" or "at" or "on" or "well" or "monday" or "friday" or "some" or "quick" or "fast" or "definitely" or "truly";

    public static Claim Other(Scene s)
    {
        var isAws = s.Kinds.Count > 0 || s.NamesSomething || s.HasAny(Cue.Cost, Cue.Alarm, Cue.Aws, Cue.Case, Cue.Budget) || s.Regions.IsSaid && s.Draft.HasAny(Cue.List, Cue.HowMany) && !s.Draft.Has(Cue.OtherTopic);
        if (s.Draft.Has(Cue.OtherTopic))
            return new(Family.Other, "", isAws ? 30 : 93, "a subject that is not AWS");
        return new(Family.Other, "", isAws ? 0 : 15, "nothing of AWS is in it");
    }
}
