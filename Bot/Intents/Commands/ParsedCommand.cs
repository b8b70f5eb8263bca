using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>A command line understood.</summary>
internal abstract record ParsedCommand
{
    private ParsedCommand() { }

    /// <summary>An operation with parameters.</summary>
    /// <param name="Service">Its service.</param>
    /// <param name="Operation">The operation.</param>
    /// <param name="Parameters">Input members by API name.</param>
    /// <param name="Options">Everything else that was said.</param>
    public sealed record Call(AwsService Service, AwsOperation Operation, JsonObject Parameters, CommandOptions Options) : ParsedCommand
    {
        /// <summary>Required parameters that were not given.</summary>
        public ImmutableArray<AwsMember> Missing { get; init; } = [];
        /// <summary>What does not fit, for people; the call must not be sent when there is any.</summary>
        public ImmutableArray<string> Faults { get; init; } = [];
        /// <summary>The line again with its faults repaired; null where that is not plain.</summary>
        public string? Repaired { get; init; }

        public string Name => $"{Service.Name} {CommandNames.Kebab(Operation.Name)}";
    }

    /// <summary>Help on everything, a service, or an operation.</summary>
    public sealed record Help(AwsService? Service, AwsOperation? Operation) : ParsedCommand;

    /// <summary>Something the AWS CLI does itself, beyond AWS's operations; answered with words.</summary>
    public sealed record Special(SpecialCommand What) : ParsedCommand;

    /// <summary>No such service or operation.</summary>
    /// <param name="Text">What is not known.</param>
    /// <param name="Suggestions">Lines that may be meant, best first.</param>
    public sealed record Unknown(string Text, ImmutableArray<string> Suggestions) : ParsedCommand;

    /// <summary>What only a shell could do.</summary>
    public sealed record Shell(string Text) : ParsedCommand;
}

/// <summary>The answer to a command of the CLI's own.</summary>
/// <param name="Text">What to say.</param>
/// <param name="Reason">Why it is refused; null where it is only explained.</param>
/// <param name="Instead">A line that helps; null for none.</param>
internal sealed record SpecialCommand(string Text, string? Reason = null, string? Instead = null);
