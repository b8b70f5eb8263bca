namespace Bot.Guardrails.Limits;

/// <summary>A quota that refills evenly: full at first, one taken at a time. Not thread-safe.</summary>
/// <param name="size">How many there are when full.</param>
/// <param name="period">In which time it fills.</param>
internal sealed class Bucket(int size, TimeSpan period)
{
    private double _left = size;
    private DateTimeOffset _at = DateTimeOffset.MinValue;

    public DateTimeOffset LastUsed => _at;

    /// <summary>How many are left.</summary>
    public int Left => (int)_left;

    /// <summary>Takes one; otherwise says when the next is there.</summary>
    public TimeSpan? TakeOrWait(DateTimeOffset now)
    {
        if (_at != DateTimeOffset.MinValue && now > _at)
            _left = Math.Min(size, _left + (size * ((now - _at) / period)));
        _at = now > _at ? now : _at;
        if (_left < 1)
            return (1 - _left) / size * period;
        _left--;
        return null;
    }
}
