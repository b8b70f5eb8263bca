namespace Bot.Intents.Commands.JmesPath;

/// <summary>What is wrong with an expression, by the names of the JMESPath specification.</summary>
internal enum JmesPathFault
{
    Syntax,
    InvalidType,
    InvalidArity,
    InvalidValue,
    UnknownFunction,
    /// <summary>The expression is deeper or longer, or its result larger, than this evaluator goes.</summary>
    TooLarge,
}

/// <summary>An expression that cannot be read, or does not fit the data.</summary>
internal sealed class JmesPathException(JmesPathFault fault, string message) : Exception(message)
{
    public JmesPathFault Fault { get; } = fault;
}
