using System.Globalization;
using Bot.Understanding.Text;

namespace Bot.Understanding.Families;

/// <summary>What is looked for in logs: quoted texts, ids, status codes, kinds of errors.</summary>
internal static class LogReader
{
    public static List<Condition> Conditions(Scene s)
    {
        var found = new List<Condition>();
        foreach (var (entity, at) in s.Placed)
        {
            if (entity.Kind == EntityKind.Error || entity is { Kind: EntityKind.Id, ResourceKind: null })
                found.Add(new("message", ConditionOperator.Contains, entity.Text));
            else if (entity.Kind == EntityKind.Name && s.Draft.Tokens[at] is { Kind: TokenKind.Quoted } && s.Draft.Lower(at - 1) is "search" or "for" or "any" or "find" or "containing" or "grep" or "contain" or "with" or "of" && entity.ResourceKind is null)
                found.Add(new("message", ConditionOperator.Contains, entity.Text));
        }
        for (var i = 0; i + 1 < s.Draft.Count; i++)
        {
            if (s.Draft.Lower(i) is "status" or "code" && int.TryParse(s.Draft.Lower(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
                found.Add(new("status", ConditionOperator.Equal, code.ToString(CultureInfo.InvariantCulture)));
        }
        if (s.Draft.HasWord("timeout", "timeouts"))
            found.Add(new("level", ConditionOperator.Equal, "timeout"));
        else if (s.Draft.HasWord("warning", "warnings"))
            found.Add(new("level", ConditionOperator.Equal, "warning"));
        else if (s.Draft.HasWord("error", "errors", "exception", "exceptions"))
            found.Add(new("level", ConditionOperator.Equal, "error"));
        return found;
    }
}
