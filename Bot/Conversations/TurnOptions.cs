using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>How much the engine does at once. The settings <c>Turns:*</c> and <c>Inbox:*</c>.</summary>
internal sealed record TurnOptions
{
    /// <summary>Turns at once in this process.</summary>
    public int AtOnce { get; init; } = 64;
    /// <summary>Turns at once of one workspace or tenant, in this process.</summary>
    public int AtOncePerWorkspace { get; init; } = 32;
    /// <summary>Messages that may wait before a platform is told to come again.</summary>
    public int MaxWaiting { get; init; } = 200_000;
    /// <summary>Messages a second from which on acknowledging goes before answering; 0 for never. A processor answers about a thousand small questions in a second.</summary>
    public int RushPerSecond { get; init; } = 1_000 * Environment.ProcessorCount;
    /// <summary>How often a message is tried before it goes to the dead letters.</summary>
    public int Tries { get; init; } = 3;
    /// <summary>When a turn is given up that does not heed its own time limit; longer than that.</summary>
    public TimeSpan GiveUpAfter { get; init; } = TimeSpan.FromMinutes(3);
    /// <summary>From when on a turn shows that it works.</summary>
    public TimeSpan ShowAfter { get; init; } = TimeSpan.FromMilliseconds(400);
    /// <summary>How long another replica waits before it takes up a turn of a process that says nothing any more.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);
    /// <summary>Longer than a platform's call may take.</summary>
    public TimeSpan DeliveryLease { get; init; } = TimeSpan.FromSeconds(60);
    /// <summary>How long running turns may still take when the process is told to end.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>How long a delivery is tried.</summary>
    public int DeliveryTries { get; init; } = 20;

    public InboxBounds Bounds => new(MaxWaiting, Math.Max(1, MaxWaiting / 2));

    public static TurnOptions Read(IConfiguration configuration) => new()
    {
        AtOnce = configuration.GetValue("Turns:AtOnce", 64),
        AtOncePerWorkspace = configuration.GetValue("Turns:AtOncePerWorkspace", 32),
        Lease = TimeSpan.FromSeconds(configuration.GetValue("Turns:LeaseSeconds", 30)),
        DeliveryLease = TimeSpan.FromSeconds(2 * configuration.GetValue("Turns:LeaseSeconds", 30)),
        RushPerSecond = configuration.GetValue("Inbox:RushPerSecond", 1_000 * Environment.ProcessorCount),
        MaxWaiting = configuration.GetValue("Inbox:MaxWaiting", 200_000),
    };
}
