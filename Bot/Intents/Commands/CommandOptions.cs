namespace Bot.Intents.Commands;

/// <summary>The form that a result was asked in.</summary>
internal enum OutputForm
{
    /// <summary>Not said: what reads best.</summary>
    Readable,
    Json,
    Table,
    Text,
}

/// <summary>The options that belong to no operation.</summary>
internal sealed record CommandOptions
{
    public string? Region { get; init; }
    /// <summary>Id or alias.</summary>
    public string? Account { get; init; }
    public string? Query { get; init; }
    public OutputForm Output { get; init; }
    public bool Help { get; init; }
    /// <summary>One page only.</summary>
    public bool NoPaginate { get; init; }
    public int? MaxItems { get; init; }
    public int? PageSize { get; init; }
    public string? StartingToken { get; init; }
    /// <summary>Options that mean nothing here, for a note.</summary>
    public string? Ignored { get; init; }
}
