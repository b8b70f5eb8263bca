using Bot.Understanding.Entities;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;

namespace Bot.Understanding.Grammar;

/// <summary>Finds conditions on tags and takes their words.</summary>
internal static class TagFinder
{
    public static List<Condition> Find(Draft draft)
    {
        var found = new List<Condition>();
        for (var i = 0; i < draft.Count; i++)
        {
            var token = draft.Tokens[i];
            if (draft.IsTaken(i) || token.Kind == TokenKind.Mark)
                continue;
            if (draft.At(i, Cue.NoTags) is { } none && !IsKey(draft, none.End) && !(draft.Lower(none.End - 1) is "tag" && draft.Tokens.Count > none.End && draft.Tokens[none.End].Kind == TokenKind.Quoted))
            {
                found.Add(new("tags", ConditionOperator.Missing));
                draft.Take(i, none.Length);
            }
            else if (EntityFinder.IsTag(token.Lower) && (token.Kind == TokenKind.Quoted || draft.IsWord(i)))
            {
                var equals = token.Raw.IndexOf('=');
                var negated = token.Raw[equals - 1] == '!' || IsNegated(draft, i);
                found.Add(new($"tag:{token.Raw[..equals].TrimEnd('!')}", negated ? ConditionOperator.NotEqual : ConditionOperator.Equal, token.Raw[(equals + 1)..].Trim('"', '\'')));
                draft.Take(i, 1);
                TakeTagWords(draft, i);
            }
            else if (draft.Lower(i) is "tag" or "tags" or "tagged" or "labelled" or "labeled")
                Named(draft, i, found);
            else if (draft.Lower(i) is "team" or "teams" && OfTeam(draft, i) is { } team)
                found.Add(team);
        }
        return found;
    }

    /// <summary>"for team payments", "of the payments team", "the payments team's": what carries the team's name in its tag. Of costs the reader of costs decides.</summary>
    private static Condition? OfTeam(Draft draft, int at)
    {
        if (draft.HasAny(Cue.Cost, Cue.Expensive) || draft.HasWord("spend", "spends", "spent", "spending", "bill", "pay", "pays"))
            return null;
        var before = at - 1;
        var isOf = draft.Lower(before) is "for" or "of" or "from" or "by" or "belonging" or "to" or "the";
        if (isOf && IsTeamName(draft, at + 1))
            return Take(at + 1, at, 2);
        if (IsTeamName(draft, before) && draft.Lower(before - 1) is "the" or "our" or "for" or "of" or "by" or "from")
            return Take(before, before, 2);
        return null;

        Condition Take(int name, int from, int count)
        {
            var value = draft.Tokens[name].Raw;
            draft.Take(from, count);
            return new("tag:team", ConditionOperator.Equal, value);
        }
    }

    private static bool IsTeamName(Draft draft, int at) =>
        (uint)at < (uint)draft.Count && !draft.IsMark(at) && draft.Tokens[at].Kind is TokenKind.Word or TokenKind.Quoted
        && draft.Lower(at) is not ("the" or "our" or "my" or "their" or "your" or "which" or "what" or "tag" or "tags" or "each" or "every" or "any" or "all" or "and" or "or" or "in" or "is" or "are" or "has" or "have" or "with" or "that" or "by" or "per" or "of" or "for" or "a" or "this" or "members" or "member" or "name");

    /// <summary>"no Owner tag", "tag CostCenter is missing", "tagged with team search", "with a Backup tag".</summary>
    private static void Named(Draft draft, int at, List<Condition> found)
    {
        if (draft.Before(at, Cue.Per) is not null || draft.Lower(at - 1) is "by" or "per" or "image" or "ami" or "docker" or "which" or "what" || draft.Lower(at - 2) is "by" && draft.Lower(at - 1) is "the")
            return;
        var before = at - 1;
        if (draft.Lower(at) == "tag" && IsKey(draft, before) && !draft.IsTaken(before) && before >= 1)
        {
            var missing = draft.Before(before, Cue.Without) is not null || IsNegated(draft, before);
            found.Add(new($"tag:{draft.Tokens[before].Raw}", missing ? ConditionOperator.Missing : ConditionOperator.Exists));
            draft.Take(before, 2);
            return;
        }
        var key = at + 1;
        while (draft.Lower(key) is "with" or "as" or "key" or "named" or "called" or "the" or "a" or ":")
            key++;
        if (!IsKey(draft, key) || EntityFinder.IsTag(draft.Tokens[key].Lower))
            return;
        var end = key + 1;
        while (draft.Lower(end) is "=" or ":" or "is" or "set" or "to" or "equal" or "equals" or "of" or "value" or "with")
            end++;
        var raw = draft.Tokens[key].Raw;
        if (draft.Lower(key + 1) is "missing" || draft.Lower(end) is "missing")
            found.Add(new($"tag:{raw}", ConditionOperator.Missing));
        else if (end > key + 1 && end < draft.Count && !draft.IsMark(end) && !draft.IsTaken(end))
        {
            found.Add(new($"tag:{raw}", IsNegated(draft, at) || draft.Lower(end) == "not" ? ConditionOperator.NotEqual : ConditionOperator.Equal, draft.Tokens[end].Raw));
            draft.Take(key, end - key + 1);
            return;
        }
        else
        {
            var missing = draft.Before(at, Cue.Without) is not null || IsNegated(draft, at);
            found.Add(new($"tag:{raw}", missing ? ConditionOperator.Missing : ConditionOperator.Exists));
        }
        draft.Take(at, end - at);
    }

    /// <summary>A word that can be a tag's key: in quotes, with a capital, or one that the lexicon does not know.</summary>
    private static bool IsKey(Draft draft, int at)
    {
        if ((uint)at >= (uint)draft.Count || draft.IsTaken(at))
            return false;
        var token = draft.Tokens[at];
        if (IdTable.KindOf(token.Lower) is not null || token.Lower.StartsWith("arn:", StringComparison.Ordinal))
            return false;
        if (token.Kind == TokenKind.Quoted)
            return !token.Raw.Contains(' ');
        if (token.Kind != TokenKind.Word || token.Raw.Length < 2 || token.Lower is "no" or "any" or "without" or "this" or "the" or "a" or "which" or "what" || token.Lower is "name" && char.IsAsciiLetterLower(token.Raw[0]))
            return false;
        return char.IsAsciiLetterUpper(token.Raw[0]) && at > 0 || token.Lower is "team" or "owner" or "environment" or "env" or "project" or "costcenter" or "cost-center" or "application" or "app" or "stage" or "department" or "createdby" or "managedby" or "backup" or "customer" or "tenant" or "component" or "product"
            || draft.Words.Trie.IdOf(token.Lower) < 0 && !OrdinaryWords.Contains(token.Lower) && token.Lower.Length > 2 && token.Lower is not ("set" or "at" or "on" or "in" or "is" or "are" or "have" or "has" or "or" or "and");
    }

    private static bool IsNegated(Draft draft, int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 4); i--)
        {
            if (draft.Lower(i) is "not" or "never" or "without" or "except" or "excluding")
                return true;
            if (draft.Lower(i) is not ("tagged" or "with" or "tag" or "have" or "the" or "a" or "an" or "as" or "those" or "ones" or "any"))
                return false;
        }
        return false;
    }

    private static void TakeTagWords(Draft draft, int at)
    {
        while (draft.Lower(at - 1) is "tagged" or "tag" or "tags" or "with" or "as")
            draft.Take(--at, 1);
    }
}
