using Microsoft.AspNetCore.Http;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>One HTTP request, read whole.</summary>
internal sealed class WireRequest
{
    private List<(string Name, string Value)>? _form;

    public required string Method { get; init; }
    /// <summary>The path as sent, still encoded.</summary>
    public required string RawPath { get; init; }
    /// <summary>The query's pairs, decoded.</summary>
    public required IReadOnlyList<(string Name, string Value)> Query { get; init; }
    public required IHeaderDictionary Headers { get; init; }
    /// <summary>The body as sent.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public string? Header(string name) => Headers.TryGetValue(name, out var values) ? values.Count == 1 ? values[0] : string.Join(',', values.ToArray()) : null;

    public string? QueryValue(string name)
    {
        foreach (var (key, value) in Query)
        {
            if (key == name)
                return value;
        }
        return null;
    }

    /// <summary>The pairs of a form in the body; of the query for a GET.</summary>
    public IReadOnlyList<(string Name, string Value)> Form => Body.IsEmpty ? Query : _form ??= PercentEncoding.Pairs(System.Text.Encoding.UTF8.GetString(Body.Span), form: true);

    public string? FormValue(string name)
    {
        foreach (var (key, value) in Form)
        {
            if (key == name)
                return value;
        }
        return null;
    }
}
