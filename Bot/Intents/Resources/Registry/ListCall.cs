namespace Bot.Intents.Resources.Registry;

/// <summary>How all resources of a kind are listed.</summary>
/// <param name="Operation">API operation of the kind's service.</param>
/// <param name="Path">Where the items are in its output: <c>Reservations[].Instances[]</c>. Items that are plain strings become objects with the one member <c>Value</c>.</param>
/// <param name="With">Parameters always sent, in the form of <see cref="ParameterTemplate"/>.</param>
internal sealed record ListCall(string Operation, string Path, string With = "")
{
    /// <summary>The bound on pages.</summary>
    public int MaxPages { get; init; } = 50;
    /// <summary>What an item must have to be of the kind, as <c>Path=value</c>, where the operation gives other kinds too; null for none.</summary>
    public string? Require { get; init; }
}

/// <summary>How one resource is addressed.</summary>
/// <param name="With">Parameters of the call in the form of <see cref="ParameterTemplate"/>; with an empty <paramref name="Operation"/> of the list's own call.</param>
/// <param name="Operation">API operation; empty for the list's; <see cref="Given"/> for no call at all: the parameters are the item, and the details tell whether it exists.</param>
/// <param name="Path">Where the item is in the output; empty for the list's path, <c>.</c> for the output itself.</param>
internal sealed record Lookup(string With, string Operation = "", string Path = "")
{
    public const string Given = "given";
}

/// <summary>A call that tells more about each resource.</summary>
/// <param name="Name">Its name within the kind, named by <see cref="Field.From"/>.</param>
/// <param name="Operation">API operation.</param>
/// <param name="Path">Where the facts are in its output; <c>.</c> for the output itself.</param>
/// <param name="With">Parameters in the form of <see cref="ParameterTemplate"/>.</param>
internal sealed record Detail(string Name, string Operation, string Path, string With)
{
    /// <summary>The service, where it is not the kind's own.</summary>
    public string? Service { get; init; }
    /// <summary>One call tells of all resources of the Region.</summary>
    public const int Whole = 0;

    /// <summary>How many resources one call takes: their values join the lists in <see cref="With"/>; <see cref="Whole"/> for all.</summary>
    public int Batch { get; init; } = 1;
    /// <summary>In a batched output: the path of what equals the resource's id (or ARN).</summary>
    public string? Key { get; init; }
    /// <summary>Error codes that mean "not set" rather than "failed", separated by commas.</summary>
    public string Absent { get; init; } = "";
}

/// <summary>The kind that a kind is listed under.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Value">What of it is passed as <c>{parent}</c>: <c>id</c>, <c>name</c> or <c>arn</c>.</param>
internal sealed record Parent(string Kind, string Value = "id");
