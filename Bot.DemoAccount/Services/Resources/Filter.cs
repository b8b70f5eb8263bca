using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>An input member that narrows a list to the documents whose field agrees; names and ARNs of the same thing agree.</summary>
/// <param name="Member">The input member.</param>
/// <param name="Field">The document's field (dotted path).</param>
internal sealed record Filter(string Member, string Field)
{
    /// <summary>Reads <c>member,input=field</c>.</summary>
    public static IReadOnlyList<Filter> Parse(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=') is [var member, var field] ? new Filter(member, field) : new Filter(part, part))];

    /// <summary>True where the call does not narrow by it, or the document agrees.</summary>
    public bool Matches(DemoCall call, Resource resource)
    {
        var wanted = call.Texts(Member);
        if (wanted.Count == 0) return true;
        var node = Items.At(resource.Document, Field);
        return node is JsonArray many ? many.Any(n => Agrees(n, wanted)) : Agrees(node, wanted);
    }

    private static bool Agrees(JsonNode? field, IReadOnlyList<string> wanted) =>
        Inputs.Text(field) is { } value && wanted.Any(w => Same(w, value));

    /// <summary>True for equal texts, and for a name and the ARN (or URL, or path) that ends with it.</summary>
    public static bool Same(string one, string other) =>
        one == other || (IsPath(one) != IsPath(other) && Inputs.Tail(one) == Inputs.Tail(other));

    private static bool IsPath(string value) => value.Contains('/', StringComparison.Ordinal) || value.StartsWith("arn:", StringComparison.Ordinal);
}
