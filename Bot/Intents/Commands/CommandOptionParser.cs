using System.Globalization;

namespace Bot.Intents.Commands;

/// <summary>Takes the options that belong to no operation out of a command's flags.</summary>
internal sealed class CommandOptionParser
{
    private static readonly HashSet<string> s_switches = new(StringComparer.Ordinal)
    {
        "debug", "no-verify-ssl", "no-sign-request", "no-cli-pager", "cli-auto-prompt", "no-cli-auto-prompt", "v2-debug",
    };

    private static readonly HashSet<string> s_valued = new(StringComparer.Ordinal)
    {
        "ca-bundle", "cli-read-timeout", "cli-connect-timeout", "cli-binary-format", "color", "endpoint-url", "cli-error-format",
    };

    public CommandOptions Options { get; private set; } = new();

    public List<string> Faults { get; } = [];

    /// <summary>Takes a flag, if it is one of these.</summary>
    /// <param name="name">Without dashes.</param>
    /// <param name="values">What follows it.</param>
    public bool Take(string name, IReadOnlyList<CommandToken> values)
    {
        var value = values.Count > 0 ? string.Join(' ', values.Select(v => v.Text)) : null;
        switch (name)
        {
            case "help" or "h": Options = Options with { Help = true }; return true;
            case "no-paginate": Options = Options with { NoPaginate = true }; return true;
            case "region": Options = Options with { Region = Needs(name, value, "a Region such as eu-west-1")?.ToLowerInvariant() }; return true;
            case "profile" or "account": Options = Options with { Account = Needs(name, value, "an account by id or alias") }; return true;
            case "query": Options = Options with { Query = Needs(name, value, "a JMESPath expression") }; return true;
            case "starting-token": Options = Options with { StartingToken = Needs(name, value, "the token of the page to begin with") }; return true;
            case "max-items": Options = Options with { MaxItems = Number(name, value) }; return true;
            case "page-size": Options = Options with { PageSize = Number(name, value) }; return true;
            case "output": Options = Options with { Output = Form(value) }; return true;
        }
        if (!s_switches.Contains(name) && !s_valued.Contains(name))
            return false;
        Options = Options with { Ignored = $"`--{name}` has no meaning here and was left out." };
        return true;
    }

    private string? Needs(string name, string? value, string what)
    {
        if (value is not { Length: > 0 })
            Faults.Add($"`--{name}` needs {what}.");
        return value;
    }

    private int? Number(string name, string? value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        Faults.Add($"`--{name}` needs a whole number above 0, not `{value}`.");
        return null;
    }

    private OutputForm Form(string? value)
    {
        switch (value?.ToLowerInvariant())
        {
            case "json" or "yaml" or "yaml-stream": return OutputForm.Json;
            case "table": return OutputForm.Table;
            case "text": return OutputForm.Text;
            default:
                Faults.Add($"`--output` is json, table or text, not `{value}`.");
                return OutputForm.Readable;
        }
    }
}
