namespace Bot.DemoAccount.Server.Wire;

/// <summary>The dotted keys of a form as a tree.</summary>
internal sealed class FormNode
{
    public string? Value { get; private set; }
    public Dictionary<string, FormNode> Children { get; } = new(StringComparer.Ordinal);

    public static FormNode Parse(IReadOnlyList<(string Name, string Value)> pairs)
    {
        var root = new FormNode();
        foreach (var (name, value) in pairs)
        {
            var node = root;
            foreach (var range in name.AsSpan().Split('.'))
            {
                var part = name[range];
                if (!node.Children.TryGetValue(part, out var child))
                    node.Children[part] = child = new();
                node = child;
            }
            node.Value = value;
        }
        return root;
    }

    /// <summary>The numbered children in order; empty when they are not numbers.</summary>
    public IEnumerable<FormNode> Numbered() =>
        Children.Where(c => int.TryParse(c.Key, out _)).OrderBy(c => int.Parse(c.Key)).Select(c => c.Value);
}
