using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Entities;

/// <summary>Accounts by alias: "account shop-prod", "in the staging account".</summary>
internal static class AccountFinder
{
    public static List<string> Aliases(Draft draft)
    {
        var found = new List<string>();
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft.Lower(i) is not ("account" or "accounts"))
                continue;
            if (draft.Lower(i - 1) is "production" or "prod" or "staging" or "dev" or "development" or "sandbox" or "test" or "security" or "shared" or "logging" or "audit" or "management" or "payer" && draft.Lower(i - 2) is "the" or "our" or "in" or "my" or "for" or "of")
                found.Add(draft.Lower(i - 1));
            else if (i + 1 < draft.Count && draft.Lower(i - 1) is "in" or "for" or "of" or "the" or "from" && draft.Tokens[i + 1] is { Kind: Text.TokenKind.Quoted } quoted && !quoted.Raw.Contains(' '))
                found.Add(quoted.Raw);
            else if (draft.IsWord(i + 1) && Looks.IsName(draft.Lower(i + 1)) && draft.Lower(i - 1) is "in" or "for" or "of" or "the" or "from" && !draft.IsAt(i + 1, Cue.Per))
                found.Add(draft.Tokens[i + 1].Raw);
        }
        return found;
    }
}
