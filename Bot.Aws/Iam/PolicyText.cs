using System.Text;

namespace Bot.Aws.Iam;

/// <summary>A text of a policy with its wildcards and variables: <c>arn:aws:s3:::home/${aws:username}/*</c>.</summary>
/// <remarks>Source: IAM User Guide, "Policy variables and tags". Values of variables are taken literally.</remarks>
internal sealed class PolicyText
{
    private readonly Part[] _parts;
    private readonly string? _fixed;

    private PolicyText(Part[] parts)
    {
        _parts = parts;
        _fixed = parts is [] ? "" : parts is [{ Key: null, Text: var text }] ? text : null;
    }

    public bool HasVariables => _fixed is null;

    /// <summary>A lone star, which matches everything.</summary>
    public bool IsAny => _fixed is [Wildcards.Any];

    /// <summary>Whether all its variables are known.</summary>
    public bool IsKnown(Func<string, bool> knows)
    {
        if (_fixed is not null)
            return true;
        foreach (var part in _parts)
        {
            if (part.Key is not null && !knows(part.Key))
                return false;
        }
        return true;
    }

    /// <summary>The text with its variables filled in, wildcards encoded; null where a variable has no single value and no default.</summary>
    public string? Resolve(RequestView request)
    {
        if (_fixed is not null)
            return _fixed;
        var result = new StringBuilder();
        foreach (var part in _parts)
        {
            if (part.Key is null)
                result.Append(part.Text);
            else if ((request.Values(part.Key) is [var value] ? value : part.Text) is { } filled && !Wildcards.HasMarks(filled))
                result.Append(filled);
            else
                return null;
        }
        return result.ToString();
    }

    /// <summary>Parses a text.</summary>
    /// <param name="text">As written.</param>
    /// <param name="variables">The policy's version knows variables (2012-10-17).</param>
    /// <param name="wildcards"><c>*</c> and <c>?</c> are wildcards here.</param>
    /// <param name="where">Names the place in faults.</param>
    public static PolicyText Parse(string text, bool variables, bool wildcards, string where)
    {
        if (Wildcards.HasMarks(text))
            throw PolicyFault.Of(where, "the text holds a character that is no character (U+FFFE or U+FFFF).");
        var parts = new List<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            var end = variables && text[i] == '$' && i + 1 < text.Length && text[i + 1] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
            {
                literal.Append(wildcards ? text[i] switch { '*' => Wildcards.Any, '?' => Wildcards.One, var c => c } : text[i]);
                i++;
                continue;
            }
            var name = text[(i + 2)..end];
            if (name is "*" or "?" or "$")
            {
                literal.Append(name);
            }
            else
            {
                if (literal.Length > 0)
                    parts.Add(new(null, literal.ToString()));
                literal.Clear();
                parts.Add(Variable(name, where));
            }
            i = end + 1;
        }
        if (literal.Length > 0)
            parts.Add(new(null, literal.ToString()));
        return new([.. parts]);
    }

    private static Part Variable(string name, string where)
    {
        var comma = name.IndexOf(',');
        if (comma < 0)
            return new(name.Trim() is { Length: > 0 } key ? key : throw PolicyFault.Of(where, "a policy variable `${}` names no key."), null);
        var fallback = name[(comma + 1)..].Trim();
        return fallback.Length >= 2 && fallback[0] == '\'' && fallback[^1] == '\''
            ? new(name[..comma].Trim(), fallback[1..^1])
            : throw PolicyFault.Of(where, $"the default of the policy variable `${{{name}}}` must stand in single quotes.");
    }

    /// <param name="Key">The condition key of a variable; null for literal text.</param>
    /// <param name="Text">The literal text, or the variable's default.</param>
    private readonly record struct Part(string? Key, string? Text);
}
