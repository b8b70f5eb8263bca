namespace Bot.Understanding.Lexicon;

/// <summary>A set of cues.</summary>
internal struct CueSet
{
    private UInt128 _low, _high;

    public readonly bool Has(Cue cue) => ((int)cue < 128 ? _low >> (int)cue : _high >> ((int)cue - 128)) % 2 == 1;

    public readonly bool HasAny(params ReadOnlySpan<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (Has(cue))
                return true;
        }
        return false;
    }

    public readonly bool HasAll(params ReadOnlySpan<Cue> cues)
    {
        foreach (var cue in cues)
        {
            if (!Has(cue))
                return false;
        }
        return true;
    }

    public void Add(Cue cue)
    {
        if ((int)cue < 128)
            _low |= UInt128.One << (int)cue;
        else
            _high |= UInt128.One << ((int)cue - 128);
    }

    public void Add(CueSet other)
    {
        _low |= other._low;
        _high |= other._high;
    }
}
