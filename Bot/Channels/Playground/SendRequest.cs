namespace Bot.Channels.Playground;

/// <summary>A message from the page.</summary>
/// <param name="Conversation">The page's id of the conversation.</param>
/// <param name="Text">What was written.</param>
/// <param name="Person">Who writes, by playground id: <c>ada</c>.</param>
/// <param name="Channel">Where, by playground id: <c>ops</c>.</param>
/// <param name="Confirmed">An offer that confirms a plan was pressed.</param>
/// <param name="Id">The page's id of the message, never used before; sent again, it asks for the answer once more. Null: the bot gives one.</param>
internal sealed record SendRequest(string? Conversation, string? Text, string? Person, string? Channel, bool Confirmed, string? Id = null)
{
    /// <summary>Longest text that is taken.</summary>
    public const int MaxText = 40_000;
    private const int MaxId = 100;

    /// <summary>What is wrong with it; null when nothing.</summary>
    public string? Fault() => this switch
    {
        { Text: null or "" } => "'text' is missing: write a question.",
        { Text.Length: > MaxText } => $"'text' is longer than {MaxText} characters; ask in fewer words.",
        { Conversation: null or "" or { Length: > MaxId } } => "'conversation' is missing or too long.",
        { Person: null or "" or { Length: > MaxId } } => "'person' is missing or too long.",
        { Channel: null or "" or { Length: > MaxId } } => "'channel' is missing or too long.",
        { Id: { } id } when id.Length is < 16 or > MaxId || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') => "'id' is no id of 16 to 100 letters, digits and hyphens.",
        _ => null,
    };
}

/// <summary>Stops a turn.</summary>
internal sealed record StopRequest(string? Turn);
