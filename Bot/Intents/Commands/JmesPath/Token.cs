namespace Bot.Intents.Commands.JmesPath;

internal enum TokenKind
{
    End,
    Identifier,
    QuotedIdentifier,
    Literal,
    Number,
    Star,
    Current,
    Reference,
    Dot,
    Comma,
    Colon,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    OpenParenthesis,
    CloseParenthesis,
    Flatten,
    Filter,
    Pipe,
    Or,
    And,
    Not,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>A token.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Its position in the expression.</param>
/// <param name="Value">The name, number or literal value.</param>
internal readonly record struct Token(TokenKind Kind, int At, object? Value = null);
