using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Bot.Aws.Catalog;

/// <summary>A service's operations in the order of their names, each decoded when it is first asked for.</summary>
internal sealed class LazyOperations : IReadOnlyDictionary<string, AwsOperation>
{
    private readonly ServiceReader _reader;
    private readonly string[] _names;
    private readonly int[] _starts;
    private readonly AwsOperation?[] _operations;
    private readonly Dictionary<string, int> _numbers;

    public LazyOperations(ServiceReader reader, string[] names, int[] starts)
    {
        (_reader, _names, _starts, _operations) = (reader, names, starts, new AwsOperation?[names.Length]);
        _numbers = new(names.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
            _numbers.Add(names[i], i);
    }

    public int Count => _names.Length;
    public IEnumerable<string> Keys => _names;
    public IEnumerable<AwsOperation> Values => Enumerable.Range(0, Count).Select(Operation);
    public AwsOperation this[string key] =>
        TryGetValue(key, out var operation) ? operation : throw new KeyNotFoundException($"The service has no operation '{key}'.");

    public bool ContainsKey(string key) => _numbers.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out AwsOperation value)
    {
        var found = _numbers.TryGetValue(key, out var number);
        value = found ? Operation(number) : null;
        return found;
    }

    public IEnumerator<KeyValuePair<string, AwsOperation>> GetEnumerator() =>
        Enumerable.Range(0, Count).Select(i => KeyValuePair.Create(_names[i], Operation(i))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private AwsOperation Operation(int number) => _operations[number] ??= OperationReader.Read(new Cursor(_reader, _starts[number]), _names[number]);
}
