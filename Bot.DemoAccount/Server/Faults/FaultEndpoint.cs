using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.DemoAccount.Server.Wire;

namespace Bot.DemoAccount.Server.Faults;

/// <summary><c>/_demo/faults</c>: GET lists, POST adds one fault or a list of them, DELETE switches all off.</summary>
internal static class FaultEndpoint
{
    public const string Path = "/_demo/faults";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static WireResponse Serve(FaultTable faults, WireRequest request)
    {
        switch (request.Method)
        {
            case "POST":
                FaultRule[] rules;
                try
                {
                    rules = request.Body.Span.TrimStart((byte)' ') is [(byte)'[', ..]
                        ? JsonSerializer.Deserialize<FaultRule[]>(request.Body.Span, Options)!
                        : [JsonSerializer.Deserialize<FaultRule>(request.Body.Span, Options)!];
                }
                catch (JsonException e)
                {
                    return Answer(400, new { error = $"Not a fault: {e.Message} Write {{\"service\":\"ec2\",\"error\":\"Throttling\",\"fraction\":0.5}}." });
                }
                foreach (var rule in rules)
                    faults.Add(rule);
                return Answer(200, faults.Rules);
            case "DELETE":
                faults.Clear();
                return Answer(200, faults.Rules);
            case "GET":
                return Answer(200, faults.Rules);
            default:
                return Answer(405, new { error = "Use GET, POST or DELETE." });
        }
    }

    private static WireResponse Answer(int status, object body) =>
        new() { Status = status, ContentType = "application/json", Body = JsonSerializer.SerializeToUtf8Bytes(body, Options) };
}
