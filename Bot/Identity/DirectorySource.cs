using System.Collections.Immutable;
using Bot.Identity.Reading;

namespace Bot.Identity;

/// <summary>The directory in force. Whoever decides by the directory asks here each time, so that a removal acts on the next message. Thread-safe.</summary>
/// <param name="current">The directory to begin with.</param>
internal sealed class DirectorySource(Directory current)
{
    private readonly Lock _gate = new();
    private volatile State _state = new(current, []);

    /// <summary>Told of each new directory, after it is in force.</summary>
    public event Action<Directory>? Changed;

    public Directory Current => _state.Directory;

    /// <summary>The faults of the file as it stands; empty when the file is in force.</summary>
    public ImmutableArray<DirectoryFault> Faults => _state.Faults;

    /// <summary>Takes a reading: a valid one comes into force, a bad one leaves the old in force and its faults here.</summary>
    /// <returns>Whether the directory in force is another now.</returns>
    public bool Take(DirectoryReading reading)
    {
        Directory? next;
        lock (_gate)
        {
            next = reading.Directory is { } read && read.Version != _state.Directory.Version ? read : null;
            _state = new(next ?? _state.Directory, reading.Faults);
        }
        if (next is not null)
            Changed?.Invoke(next);
        return next is not null;
    }

    private sealed record State(Directory Directory, ImmutableArray<DirectoryFault> Faults);
}
