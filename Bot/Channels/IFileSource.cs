namespace Bot.Channels;

/// <summary>Reads files that people shared on a platform.</summary>
internal interface IFileSource
{
    Platform Platform { get; }

    /// <summary>Reads a file's beginning.</summary>
    /// <param name="place">Where it was shared.</param>
    /// <param name="file">The file.</param>
    /// <param name="max">How many bytes at most.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<FileRead> ReadAsync(Place place, SharedFile file, int max, CancellationToken cancellation);
}

/// <summary>What came of reading a shared file.</summary>
internal abstract record FileRead
{
    /// <param name="Bytes">Its beginning.</param>
    /// <param name="IsWhole">False where there is more.</param>
    internal sealed record Read(byte[] Bytes, bool IsWhole) : FileRead;

    /// <param name="Why">Follows "could not be read: ".</param>
    internal sealed record Unread(string Why) : FileRead;
}
