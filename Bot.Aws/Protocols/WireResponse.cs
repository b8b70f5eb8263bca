namespace Bot.Aws.Protocols;

/// <summary>An answer as it came off the wire.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Header">Finds a header's value, without regard to case; null where there is none.</param>
/// <param name="HeaderNames">Names of all headers.</param>
/// <param name="Body">The body; empty where there is none.</param>
internal sealed record WireResponse(int Status, Func<string, string?> Header, IReadOnlyCollection<string> HeaderNames, ReadOnlyMemory<byte> Body);
