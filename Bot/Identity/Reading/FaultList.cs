using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary>Gathers faults and warnings while a file is read.</summary>
internal sealed class FaultList
{
    private readonly List<DirectoryFault> _faults = [];
    private readonly List<DirectoryFault> _warnings = [];

    public bool IsEmpty => _faults.Count == 0;
    public ImmutableArray<DirectoryFault> Faults => [.. _faults.OrderBy(f => f.Line).Distinct()];
    public ImmutableArray<DirectoryFault> Warnings => [.. _warnings.OrderBy(f => f.Line).Distinct()];

    public void Add(int line, string key, string text) => _faults.Add(new(line, key, text));

    public void Add(YamlValue at, string text) => Add(at.Line, at.Key, text);

    public void Warn(int line, string key, string text) => _warnings.Add(new(line, key, text));

    public void Warn(YamlValue at, string text) => Warn(at.Line, at.Key, text);
}
