using Bot.Settings;

namespace Bot.Identity.Reading;

/// <summary>What the file has named so far, so that later sections can refer to it. Names of faulty entries count: one mistake is told once.</summary>
internal sealed class Known
{
    public const string GroupPrefix = "group:";

    public List<DirectoryAccount> Accounts { get; } = [];
    /// <summary>People and groups by name, without case: <c>Ada</c> and <c>ada</c> must not be two.</summary>
    public Dictionary<string, int> People { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, int> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);
    public Dictionary<string, GuardrailPolicy> Guardrails { get; } = new(StringComparer.Ordinal);

    /// <summary>The id of an account by id or alias; null (and a fault) where the file has none.</summary>
    public string? Account(YamlValue value, FaultList faults)
    {
        var found = Accounts.Find(a => a.Id == value.Text || a.Alias.Equals(value.Text, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            faults.Add(value, $"account '{value.Text}' is not under 'accounts'; {Near(value.Text, Accounts.SelectMany(a => new[] { a.Id, a.Alias }), "add it there")}");
        return found?.Id;
    }

    /// <summary>Checks names of people and <c>group:NAME</c> entries.</summary>
    public string? Person(YamlValue value, FaultList faults)
    {
        var isGroup = value.Text.StartsWith(GroupPrefix, StringComparison.Ordinal);
        var (names, name) = isGroup ? (Groups, value.Text[GroupPrefix.Length..]) : (People, value.Text);
        if (names.Keys.FirstOrDefault(n => n.Equals(name, StringComparison.Ordinal)) is not null)
            return value.Text;
        var where = isGroup ? "groups" : "people";
        faults.Add(value, Groups.ContainsKey(name) && !isGroup
            ? $"'{name}' is a group; write {GroupPrefix}{name}."
            : $"'{name}' is not under '{where}'; {Near(name, isGroup ? names.Keys.Select(n => GroupPrefix + n) : names.Keys, "add it there")}");
        return null;
    }

    public GuardrailPolicy? Guardrail(YamlValue value, FaultList faults)
    {
        if (Guardrails.TryGetValue(value.Text, out var found))
            return found;
        faults.Add(value, $"guardrail '{value.Text}' is not under 'guardrails'; {Near(value.Text, Guardrails.Keys, "add it there")}");
        return null;
    }

    private static string Near(string name, IEnumerable<string> names, string otherwise) =>
        NearestName.Of(name, names) is { } near ? $"did you mean '{near}'?" : $"{otherwise}.";
}
