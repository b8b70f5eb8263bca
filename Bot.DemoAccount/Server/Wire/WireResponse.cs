namespace Bot.DemoAccount.Server.Wire;

/// <summary>One HTTP answer.</summary>
internal sealed class WireResponse
{
    public int Status { get; init; } = 200;
    public string? ContentType { get; init; }
    public List<(string Name, string Value)> Headers { get; } = [];
    public ReadOnlyMemory<byte> Body { get; init; }
}
