using System.Collections.Immutable;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Command lines to calls. Knows the catalog, makes no call, never throws.</summary>
internal sealed class CommandParser(OperationFinder finder)
{
    public ParsedCommand Parse(string line)
    {
        var read = CommandTokens.Read(line);
        if (read.Shell is { } shell)
            return new ParsedCommand.Shell(shell);
        var words = read.Tokens;
        if (words.Length > 0 && words[0].Text.Equals("aws", StringComparison.OrdinalIgnoreCase))
            words = words.RemoveAt(0);
        var (lead, rest) = Lead(words);
        if (lead.Length == 0)
            return new ParsedCommand.Help(null, null);
        var name = lead[0].Text;
        if (name.Equals("help", StringComparison.OrdinalIgnoreCase))
            return new ParsedCommand.Help(null, null);
        if (SpecialCommands.Find([.. lead.Select(t => t.Text)], [.. rest.Select(t => t.Text)]) is { } special)
            return special;

        // A name may be a service's and an operation's (support, run): a service with something after it is meant as one.
        if (finder.Service(name) is { } service)
        {
            if (lead.Length == 1 || lead[1].Text.Equals("help", StringComparison.OrdinalIgnoreCase))
                return new ParsedCommand.Help(service, null);
            return OperationFinder.Operation(service, lead[1].Text) is { } operation
                ? Operation(service, operation, lead[2..], rest)
                : UnknownOperation(service, lead[1].Text, lead[2..], rest);
        }
        return WithoutService(lead, rest);
    }

    private ParsedCommand WithoutService(ImmutableArray<CommandToken> lead, ImmutableArray<CommandToken> rest)
    {
        var name = lead[0].Text;
        var found = finder.Anywhere(name);
        if (found.Length > 1)
            found = SpecialCommands.Preferred(name, found);
        if (found is [var (service, operation)])
        {
            var facts = finder.Catalog.Service(service);
            return Operation(facts, facts.Operations[operation], lead[1..], rest);
        }
        var tail = string.Join(' ', lead[1..].Concat(rest).Select(Typed));
        if (found.Length > 1)
        {
            return new ParsedCommand.Unknown(
                $"{found.Length} services have `{name}`: {string.Join(", ", found.Take(8).Select(f => f.Service))}. Put the service first.",
                [.. found.Take(4).Select(f => $"{f.Service} {CommandNames.Kebab(f.Operation)} {tail}".TrimEnd())]);
        }
        var services = finder.LikeService(name);
        return new ParsedCommand.Unknown($"There is no AWS service `{name}`, and no operation of that name.", [.. services.Select(s => $"{s} {tail}".TrimEnd())]);
    }

    private static ParsedCommand.Unknown UnknownOperation(AwsService service, string name, ImmutableArray<CommandToken> more, ImmutableArray<CommandToken> rest)
    {
        var tail = string.Join(' ', more.Concat(rest).Select(Typed));
        return new($"`{service.Name}` has no operation `{name}`.", [.. OperationFinder.LikeOperation(service, name).Select(o => $"{service.Name} {o} {tail}".TrimEnd())]);
    }

    private static ParsedCommand Operation(AwsService service, AwsOperation operation, ImmutableArray<CommandToken> words, ImmutableArray<CommandToken> flags)
    {
        if (words is [{ Text: "help" }])
            return new ParsedCommand.Help(service, operation);
        var call = new ParameterReader(service, operation).Read(words, flags);
        return call.Options.Help ? new ParsedCommand.Help(service, operation) : call;
    }

    /// <summary>The words before the first flag; flags that stand before the command go behind it.</summary>
    private static (ImmutableArray<CommandToken> Lead, ImmutableArray<CommandToken> Flags) Lead(ImmutableArray<CommandToken> words)
    {
        var first = 0;
        while (first < words.Length && words[first].IsFlag)
            first += words[first].Text.Contains('=') || first + 1 >= words.Length || words[first + 1].IsFlag ? 1 : 2;
        if (first >= words.Length)
            return ([], words);
        var before = words[..first];
        var end = first;
        while (end < words.Length && !words[end].IsFlag)
            end++;
        return (words[first..end], before.AddRange(words[end..]));
    }

    private static string Typed(CommandToken token) => token.Quoted || token.Text.Contains(' ') ? $"'{token.Text}'" : token.Text;
}
