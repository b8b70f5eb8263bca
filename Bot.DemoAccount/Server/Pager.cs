using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server;

/// <summary>Cuts an output into pages as the catalog says that the operation pages.</summary>
internal static class Pager
{
    private const string Mark = "demo-page:";

    public static void Cut(DemoCall call, JsonObject output)
    {
        if (call.Operation.Pagination is not { } pages || pages.InputToken.Count == 0 || pages.ResultKeys.Count == 0 || !IsPlain(pages.OutputToken[0]))
            return;
        if (output.At(pages.ResultKeys[0]) is not JsonArray all)
            return;
        // Tokens that name the item to begin with: the service has begun there.
        var isNamed = pages.InputToken[0].StartsWith("Start", StringComparison.Ordinal);
        var from = !isNamed && call.Text(pages.InputToken[0]) is { Length: > 0 } token ? Offset(call, token) : 0;
        var size = pages.LimitKey is { } key && call.Number(key) is > 0 and var limit ? (int)limit : PageSizes.Of(call.Service.Name, call.Operation.Name);
        var more = from + size < all.Count;
        var next = more && isNamed ? all[from + size] as JsonObject : null;
        var named = next is null ? [] : pages.OutputToken.Where(IsPlain).Select(t => (Token: t, next.FirstOrDefault(f => t.EndsWith(f.Key, StringComparison.Ordinal)).Value)).Where(t => t.Value is not null).Select(t => (t.Token, Value: t.Value!.DeepClone())).ToList();
        for (var i = all.Count - 1; i >= 0; i--)
        {
            if (i < from || i >= from + size)
                all.RemoveAt(i);
        }
        // Other lists of the output (groups, prefixes) belong to the first page.
        if (from > 0)
        {
            foreach (var other in pages.ResultKeys.Skip(1))
            {
                if (output.At(other) is JsonArray list)
                    list.Clear();
            }
        }
        foreach (var (field, value) in named)
            Set(output, field, value);
        if (more && !isNamed)
            Set(output, pages.OutputToken[0], Token(call, from + size));
        if (pages.MoreResults is { } flag && IsPlain(flag))
            Set(output, flag, more);
    }

    private static string Token(DemoCall call, int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Mark}{call.Service.Name}.{call.Operation.Name}:{offset}")));

    private static int Offset(DemoCall call, string token)
    {
        var bytes = new byte[token.Length];
        var prefix = $"{Mark}{call.Service.Name}.{call.Operation.Name}:";
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text && text.StartsWith(prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
                ? offset
                : throw Invalid(call);
    }

    private static DemoException Invalid(DemoCall call) => call.Service.Protocol switch
    {
        AwsProtocol.Ec2 => new("InvalidNextToken", "The token provided is invalid."),
        AwsProtocol.Query => new("ValidationError", "Invalid Marker."),
        _ when call.Service.Name is "lambda" => new("InvalidParameterValueException", "Invalid marker."),
        _ when call.Service.Name is "dynamodb" or "logs" or "ssm" => new("ValidationException", "The specified nextToken is invalid."),
        _ => new("InvalidNextTokenException", "Invalid token"),
    };

    private static bool IsPlain(string path) => path.AsSpan().IndexOfAny("[]|& ") < 0;

    private static void Set(JsonObject output, string path, JsonNode value)
    {
        var parts = path.Split('.');
        var node = output;
        foreach (var part in parts[..^1])
            node = (JsonObject)(node[part] ??= new JsonObject());
        node[parts[^1]] = value;
    }
}
