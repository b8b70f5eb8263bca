using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary>Reads <c>account</c> and <c>region</c> of an entry.</summary>
internal static class Places
{
    public static string Account(World world, MapReading entry, string key = "account")
    {
        var text = entry.Required(key);
        if (world.Accounts.ContainsKey(text)) return text;
        var found = world.Accounts.Values.FirstOrDefault(a => a.Alias == text)?.Id;
        if (found is null && text.Length > 0) entry.Fault(key, $"there is no account '{text}'");
        return found ?? "";
    }

    /// <summary>A Region that is enabled in the account, or <c>global</c>.</summary>
    public static string Region(World world, MapReading entry, string account, string? otherwise = null)
    {
        var region = otherwise is not null && !entry.Has("region") ? otherwise : entry.Required("region");
        if (region is not ("global" or "NoRegion" or "") && world.Accounts.TryGetValue(account, out var known) && !known.Regions.Contains(region))
            entry.Fault("region", $"'{region}' is not enabled in {account}");
        return region;
    }
}
