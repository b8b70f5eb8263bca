using System.Text;

namespace Bot.Notifications.Rules;

/// <summary>Fills in <c>{name}</c> in templates, links and own actions.</summary>
internal static class NoticeText
{
    /// <summary>The text with its variables filled in; an unknown one stays as it is written, so that the mistake is seen.</summary>
    /// <param name="encode">Applied to each value; null for none.</param>
    public static string Fill(string template, Notification notice, string alias, Func<string, string>? encode = null)
    {
        var text = new StringBuilder();
        var at = 0;
        // From the end: what holds JSON has braces of its own around a variable's.
        while (template.IndexOf('}', at) is >= 0 and var close)
        {
            var open = template.LastIndexOf('{', close, close - at + 1);
            if (open < 0)
            {
                text.Append(template, at, close + 1 - at);
                at = close + 1;
                continue;
            }
            text.Append(template, at, open - at);
            var name = template[(open + 1)..close];
            text.Append(Value(name, notice, alias) is { } value ? encode?.Invoke(value) ?? value : template[open..(close + 1)]);
            at = close + 1;
        }
        return text.Append(template, at, template.Length - at).ToString();
    }

    /// <summary>A variable's value; null where there is none of that name.</summary>
    public static string? Value(string name, Notification notice, string alias) => name.ToLowerInvariant() switch
    {
        "title" => notice.Title,
        "text" => notice.Text,
        "source" => notice.Source,
        "type" => notice.Type,
        "severity" => notice.Severity.ToString().ToLowerInvariant(),
        "state" => notice.State.ToString().ToLowerInvariant(),
        "account" => alias,
        "accountid" => notice.Account,
        "region" => notice.Region,
        "key" => notice.Key,
        "resource" => notice.Resources.FirstOrDefault() ?? "",
        "time" => notice.At.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture),
        _ => notice.Variables.FirstOrDefault(v => v.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            ?? notice.Fields.FirstOrDefault(f => f.Name.Replace(" ", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase))?.Value
            ?? notice.Tags.FirstOrDefault(t => t.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
    };
}
