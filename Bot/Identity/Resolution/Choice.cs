using System.Collections.Immutable;

namespace Bot.Identity.Resolution;

/// <summary>What a person chose in a channel.</summary>
internal sealed record Choice
{
    public static Choice None { get; } = new();

    /// <summary>Account id; null for the channel's.</summary>
    public string? Account { get; init; }
    /// <summary>Null for the channel's.</summary>
    public string? Region { get; init; }
    /// <summary>Role ARNs by account id.</summary>
    public ImmutableSortedDictionary<string, string> Roles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool IsEmpty => Account is null && Region is null && Roles.IsEmpty;

    /// <summary>What the directory still allows of it, and what it does not in words.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="channel">Where it was made.</param>
    /// <param name="roles">The roles that the person may use, by account.</param>
    public (Choice Choice, ImmutableArray<string> Dropped) Within(Directory directory, DirectoryChannel channel, ImmutableDictionary<string, ImmutableArray<UsableRole>> roles)
    {
        var dropped = ImmutableArray.CreateBuilder<string>();
        var account = Account;
        if (account is not null && !(roles.ContainsKey(account) && channel.Has(account)))
        {
            dropped.Add($"Your default account {account} may no longer be used here; the channel's counts again.");
            account = null;
        }
        var region = Region;
        if (region is not null && !channel.Allows(region, directory.Accounts.FirstOrDefault(a => a.Id == (account ?? channel.Account))))
        {
            dropped.Add($"Your default Region {region} may no longer be used here; the channel's counts again.");
            region = null;
        }
        var gone = Roles.Where(r => !roles.TryGetValue(r.Key, out var usable) || !usable.Any(u => u.Arn == r.Value)).ToList();
        dropped.AddRange(gone.Select(r => $"The role `{r.Value}` that you chose is no longer yours to use; the default counts again."));
        return (this with { Account = account, Region = region, Roles = Roles.RemoveRange(gone.Select(r => r.Key)) }, dropped.ToImmutable());
    }
}
