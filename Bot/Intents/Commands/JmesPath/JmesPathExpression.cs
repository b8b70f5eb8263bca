using System.Text.Json.Nodes;

namespace Bot.Intents.Commands.JmesPath;

/// <summary>A compiled JMESPath expression. Immutable.</summary>
/// <remarks>Source: the JMESPath specification, jmespath.org. Bounded in length, depth and size of the result.</remarks>
internal sealed class JmesPathExpression
{
    private readonly Node _root;

    private JmesPathExpression(Node root) => _root = root;

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="JmesPathException">The expression is not valid; the message says where.</exception>
    public static JmesPathExpression Parse(string expression) => new(new Parser(Lexer.Read(expression)).Parse());

    /// <summary>The part of the data that the expression names; null where it names nothing.</summary>
    /// <exception cref="JmesPathException">A function does not fit the data.</exception>
    public JsonNode? Search(JsonNode? data) => Values.ToJson(new Interpreter().Evaluate(_root, Values.Of(data)));
}
