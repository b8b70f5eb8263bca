using System.Text.Json;

namespace Bot.Aws.Iam;

/// <summary>Reads and checks a policy's JSON.</summary>
/// <remarks>Source: IAM User Guide, "Grammar of the IAM JSON policy language".</remarks>
internal static class PolicyParser
{
    /// <summary>Well above the largest policy that any AWS service takes.</summary>
    private const int MaxLength = 500_000;

    public static PolicyStatement[] Parse(string json)
    {
        if (json.Length > MaxLength)
            throw PolicyFault.Of("", $"it has {json.Length} characters, more than {MaxLength}.");
        try
        {
            using var document = JsonDocument.Parse(json);
            return Document(document.RootElement);
        }
        catch (JsonException e)
        {
            throw PolicyFault.Of("", $"it is not JSON: {e.Message}");
        }
        // The JSON reader's way to say that a text holds half of a surrogate pair.
        catch (InvalidOperationException e)
        {
            throw PolicyFault.Of("", $"it holds a broken text: {e.Message}");
        }
    }

    private static PolicyStatement[] Document(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw PolicyFault.Of("", "it must be a JSON object.");
        var variables = false;
        JsonElement? statements = null;
        foreach (var (name, value) in PolicyJson.Members(root, ""))
        {
            switch (name)
            {
                case "Version":
                    variables = PolicyJson.Text(value, "", "Version") switch
                    {
                        "2012-10-17" => true,
                        "2008-10-17" => false,
                        var other => throw PolicyFault.Of("", $"Version is `{other}`; it must be 2012-10-17 or 2008-10-17."),
                    };
                    break;
                case "Id":
                    PolicyJson.Text(value, "", "Id");
                    break;
                case "Statement":
                    statements = value;
                    break;
                default:
                    throw PolicyFault.Of("", $"`{name}` is not an element of a policy.");
            }
        }
        var parsed = statements switch
        {
            null => throw PolicyFault.Of("", "Statement is missing."),
            { ValueKind: JsonValueKind.Object } one => [PolicyStatementParser.Parse(one, 0, variables)],
            { ValueKind: JsonValueKind.Array } many => many.EnumerateArray().Select((s, i) => PolicyStatementParser.Parse(s, i, variables)).ToArray(),
            _ => throw PolicyFault.Of("", "Statement must be an object or a list of objects."),
        };
        if (parsed.Length == 0)
            throw PolicyFault.Of("", "Statement is empty.");
        if (parsed.GroupBy(s => s.Label).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw PolicyFault.Of("", $"the Sid `{twice.Key}` is used by {twice.Count()} statements.");
        return parsed;
    }
}
