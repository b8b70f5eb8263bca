namespace Bot.Understanding.Entities;

/// <summary>The accounts that people may name, by the names they have here. No call.</summary>
internal interface IAccountNames
{
    /// <summary>The id of the account with this alias; null where none has it.</summary>
    string? OfAlias(string alias);

    /// <summary>The id of the only account that a word such as "staging" can mean; null where none or several can.</summary>
    string? OfWord(string word);
}
