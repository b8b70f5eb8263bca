namespace Bot.Intents.Commands.JmesPath;

/// <summary>The syntax tree.</summary>
internal abstract record Node
{
    public sealed record Current : Node;
    public sealed record Literal(object? Value) : Node;
    public sealed record Field(string Name) : Node;
    public sealed record Index(int Position) : Node;
    public sealed record Slice(int? Start, int? Stop, int? Step) : Node;
    /// <summary>The second on the result of the first.</summary>
    public sealed record Then(Node First, Node Second) : Node;
    /// <summary>Like <see cref="Then"/>, but ends projections.</summary>
    public sealed record Pipe(Node First, Node Second) : Node;
    /// <summary>Each on the elements of the list that Of gives, nulls left out.</summary>
    public sealed record Project(Node Of, Node Each) : Node;
    /// <summary>Each on the values of the object that Of gives.</summary>
    public sealed record ProjectValues(Node Of, Node Each) : Node;
    public sealed record Filter(Node Of, Node Each, Node Condition) : Node;
    public sealed record Flatten(Node Of) : Node;
    public sealed record Compare(TokenKind Operator, Node Left, Node Right) : Node;
    public sealed record Or(Node Left, Node Right) : Node;
    public sealed record And(Node Left, Node Right) : Node;
    public sealed record Not(Node Of) : Node;
    public sealed record Many(Node[] Items) : Node;
    public sealed record Shape(KeyValuePair<string, Node>[] Members) : Node;
    public sealed record Call(string Function, Node[] Arguments) : Node;
    public sealed record Reference(Node Of) : Node;
}
