namespace Bot.Guardrails.Limits;

/// <summary>The settings <c>Limits:*</c>. Zero is no limit. Each replica counts for itself.</summary>
internal sealed record LimitOptions
{
    /// <value>120</value>
    public int MessagesPerMinute { get; init; } = 120;
    /// <value>1200</value>
    public int ChannelMessagesPerMinute { get; init; } = 1_200;
    /// <value>20</value>
    public int TurnsAtOnce { get; init; } = 20;
    /// <value>20000</value>
    public int CallsPerHour { get; init; } = 20_000;

    public static LimitOptions None { get; } = new() { MessagesPerMinute = 0, ChannelMessagesPerMinute = 0, TurnsAtOnce = 0, CallsPerHour = 0 };

    public static LimitOptions Read(IConfiguration configuration)
    {
        var defaults = new LimitOptions();
        return new()
        {
            MessagesPerMinute = configuration.GetValue("Limits:MessagesPerMinute", defaults.MessagesPerMinute),
            ChannelMessagesPerMinute = configuration.GetValue("Limits:ChannelMessagesPerMinute", defaults.ChannelMessagesPerMinute),
            TurnsAtOnce = configuration.GetValue("Limits:TurnsAtOnce", defaults.TurnsAtOnce),
            CallsPerHour = configuration.GetValue("Limits:CallsPerHour", defaults.CallsPerHour),
        };
    }
}
