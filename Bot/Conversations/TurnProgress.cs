namespace Bot.Conversations;

/// <summary>What a turn is doing, for people to watch.</summary>
/// <param name="Text">A short sentence: <c>Asking ec2:DescribeInstances in 17 Regions</c>.</param>
/// <param name="Done">Calls ended so far.</param>
/// <param name="Started">Calls begun so far.</param>
internal sealed record TurnProgress(string Text, int Done, int Started)
{
    /// <summary>The IAM action of the call that began or ended; null where it is about no call.</summary>
    public string? Action { get; init; }
    /// <summary>The call ended.</summary>
    public bool Ended { get; init; }
}
