namespace Bot.Benchmarks;

/// <summary>What a store is filled with: conversations spread evenly over the last 100 days, the messages of a thousand neighbours mingled as they would arrive.</summary>
/// <param name="Conversations">How many.</param>
/// <param name="Each">Messages of each.</param>
internal sealed record FilledRows(int Conversations, int Each)
{
    private const int Days = 100, Neighbours = 1_000, People = 20_000, Channels = 500;

    public int Messages => Conversations * Each;

    /// <summary>How old a conversation is.</summary>
    public double DaysAgo(int conversation) => (double)(Conversations - conversation) / Conversations * Days;

    /// <summary>Which exchange is the nth to arrive.</summary>
    public (int Conversation, int Number) Exchange(int message)
    {
        var first = message / (Neighbours * Each) * Neighbours;
        var together = Math.Min(Neighbours, Conversations - first);
        var rest = message - (first * Each);
        return (first + (rest % together), (rest / together) + 1);
    }

    public static string Key(int conversation) => $"slack:T01:C{conversation % Channels}:{conversation}";

    public static string Person(int conversation) => $"slack:T01:U{conversation % People}";

    /// <summary>The platform's id of a message; two that follow each other are no neighbours in an index.</summary>
    public static string Event(int message) => $"slack:Ev{unchecked((uint)message * 2_654_435_769):X8}{message:X8}";
}
