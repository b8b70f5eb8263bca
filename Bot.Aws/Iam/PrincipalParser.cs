using System.Text.Json;

namespace Bot.Aws.Iam;

/// <summary>Reads and checks Principal and NotPrincipal.</summary>
internal static class PrincipalParser
{
    public static PrincipalElement Parse(JsonElement value, bool negated, string where)
    {
        var element = negated ? "NotPrincipal" : "Principal";
        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString() == "*"
                ? new(negated, true, [], [], [])
                : throw PolicyFault.Of(where, $"{element} is a string other than *; write an object such as {{\"AWS\": \"111122223333\"}}.");
        }
        if (value.ValueKind != JsonValueKind.Object)
            throw PolicyFault.Of(where, $"{element} must be * or an object.");
        var everyone = false;
        List<string> accounts = [], arns = [], others = [];
        foreach (var (kind, names) in PolicyJson.Members(value, $"{where}: {element}"))
        {
            if (kind is not ("AWS" or "Service" or "Federated" or "CanonicalUser"))
                throw PolicyFault.Of(where, $"{element}: `{kind}` is not a kind of principal (AWS, Service, Federated, CanonicalUser).");
            foreach (var name in PolicyJson.Texts(names, where, $"{element} {kind}"))
            {
                if (kind != "AWS")
                    others.Add(name);
                else if (name == "*")
                    everyone = true;
                else
                    Aws(name, accounts, arns, where, element);
            }
        }
        if (!everyone && accounts.Count + arns.Count + others.Count == 0)
            throw PolicyFault.Of(where, $"{element} names nobody.");
        return new(negated, everyone, [.. accounts], [.. arns], [.. others]);
    }

    private static void Aws(string name, List<string> accounts, List<string> arns, string where, string element)
    {
        if (name.Length == 12 && name.All(char.IsAsciiDigit))
            accounts.Add(name);
        else if (name.Contains('*') || name.Contains('?'))
            throw PolicyFault.Of(where, $"{element} AWS: `{name}` holds a wildcard, which may not stand for a part of a principal.");
        else if (name.StartsWith("arn:", StringComparison.Ordinal) && ArnPattern.Segment(name, 5) is { Length: > 0 } rest)
        {
            if (rest is "root")
                accounts.Add(ArnPattern.Segment(name, 4).ToString());
            else
                arns.Add(name);
        }
        // A principal that was deleted stays in a policy by its unique id.
        else if (name.Length is >= 16 and <= 128 && name.All(char.IsAsciiLetterOrDigit))
            arns.Add(name);
        else
            throw PolicyFault.Of(where, $"{element} AWS: `{name}` is not an account id, an ARN or *.");
    }
}
