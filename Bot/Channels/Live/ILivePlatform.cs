using Bot.Conversations;

namespace Bot.Channels.Live;

/// <summary>A message that shows how an answer comes along, as a platform knows it again.</summary>
internal interface IShownAnswer
{
    /// <summary>The platform shows it as a stream; else it is an ordinary message, updated in place.</summary>
    bool Streams { get; }
}

/// <summary>A platform's calls by which a long turn is shown while it runs. A call that has begun is seen to its end: else nobody would know whether a message is there.</summary>
/// <typeparam name="TShown">What is shown.</typeparam>
/// <typeparam name="TAnswer">What takes its place.</typeparam>
internal interface ILivePlatform<TShown, TAnswer>
    where TShown : class, IShownAnswer
{
    /// <summary>The store's kind of record for what is shown.</summary>
    string Kind { get; }

    /// <summary>Between two updates of a stream.</summary>
    TimeSpan Every { get; }

    /// <summary>What takes longer is shown no further; the answer comes all the same.</summary>
    TimeSpan Longest { get; }

    /// <summary>Whether a turn can be shown.</summary>
    bool MayShow(Message message);

    /// <summary>Begins to show a turn.</summary>
    /// <returns>Null where the platform lets nothing be shown.</returns>
    Task<TShown?> ShowAsync(LiveTurn turn);

    /// <summary>Shows what changed.</summary>
    /// <returns>False where the platform takes no more.</returns>
    Task<bool> GoOnAsync(TShown shown, LiveTurn turn, IReadOnlyList<CallCount> changed);

    /// <summary>Puts the answer in the place of what is shown, the end of a stream or an update. It may be done twice without harm.</summary>
    /// <param name="shown">What is shown.</param>
    /// <param name="turn">The turn; null where another process ran it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<DeliveryOutcome> PutAsync(TShown shown, LiveTurn? turn, TAnswer answer, CancellationToken cancellation);

    /// <summary>Takes away what is shown, as far as the platform lets it.</summary>
    Task RemoveAsync(TShown shown, CancellationToken cancellation);
}

/// <summary>A turn that is shown.</summary>
/// <param name="DeliveryId">Its answer's delivery.</param>
/// <param name="Message">What is answered.</param>
internal sealed record LiveTurn(string DeliveryId, Message Message)
{
    public CallCounts Calls { get; } = new();

    /// <summary>The number of the next update, where a platform counts them; one update is made at a time.</summary>
    public int Sequence { get; set; } = 1;
}
