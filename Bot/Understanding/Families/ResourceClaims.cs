using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Families;

/// <summary>Resources of the account: what is there, how it is set, how it hangs together.</summary>
internal static class ResourceClaims
{
    public static Claim Of(Scene s)
    {
        if (s.Kinds.Count == 0 && s.Draft.Tokens.Exists(t => Entities.Looks.IsInstanceType(t.Lower)))
            return new(Family.Resources, "", 72, "an instance type");
        if (s.Kinds.Count == 0 && s.Tags.Count == 0 && !s.NamesSomething)
            return HasField(s) ? new(Family.Resources, "", 60, "a setting of resources") : s.Draft.HasWord("resources", "resource", "everything") ? new(Family.Resources, "", 62, "resources") : Claim.None;
        var strength = s.Kinds.Count > 0 ? 64 : s.Tags.Count > 0 ? 68 : 56;
        if (s.Tags.Count > 0)
            strength += 6;
        if (s.IsList)
            strength += 8;
        if (s.HasAny(Cue.List, Cue.Which, Cue.HowMany, Cue.Detail, Cue.When, Cue.Where) || s.Opens("any", "all", "do", "does", "is", "are", "what", "how", "show", "list"))
            strength += 6;
        if (s.Regions.IsSaid)
            strength += 2;
        if (s.Draft.HasWord("depends", "triggers", "trigger", "contain", "contains", "feed", "feeds", "attached", "invoke", "invokes", "belongs", "belong", "owns", "depend", "uses", "using", "behind", "targets"))
            strength += 4;
        return new(Family.Resources, "", Math.Min(strength, 80), s.Head is { } head ? $"the kind {head.Kind.Title}" : s.Tags.Count > 0 ? "tags" : "a name");
    }

    /// <summary>Words that only fields of kinds know: "how many vCPUs are we using".</summary>
    private static bool HasField(Scene s)
    {
        foreach (var match in s.Draft.Matches)
        {
            if (match.Entry.Fields is { Count: <= 6 } && !s.Draft.IsTaken(match.Start) && match.Entry.Words.Length > 3)
                return true;
        }
        return false;
    }
}
