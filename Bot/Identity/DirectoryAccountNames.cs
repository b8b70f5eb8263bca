using Bot.Understanding.Entities;

namespace Bot.Identity;

/// <summary>Accounts by the aliases of the directory in force.</summary>
internal sealed class DirectoryAccountNames(DirectorySource source) : IAccountNames
{
    public string? OfAlias(string alias) => source.Current.Accounts.FirstOrDefault(a => a.Alias.Equals(alias, StringComparison.OrdinalIgnoreCase) && a.Alias != a.Id)?.Id;

    public string? OfWord(string word)
    {
        var meant = source.Current.Accounts.Where(a => a.Alias.Split('-', '_', '.', ' ').Any(part => Same(part, word))).Take(2).ToArray();
        return meant is [var only] ? only.Id : null;
    }

    private static bool Same(string part, string word) => Long(part).Equals(Long(word), StringComparison.OrdinalIgnoreCase);

    private static string Long(string word) => word.ToLowerInvariant() switch { "prod" => "production", "dev" => "development", var other => other };
}
