namespace Bot.Conversations.Stores;

/// <summary>
/// What a person asked, over all places: the same database as <see cref="ITurnStore"/>, seen by person. Only what they asked
/// themselves is theirs to see, to delete and to take along; what others asked in the same thread is not. Durable and thread-safe
/// as the turn store is.
/// </summary>
/// <remarks>
/// A person is the directory's name (<see cref="TurnEnd.Person"/>), so that one person's conversations are one list whatever
/// platform they were held on. An exchange without a person is in nobody's history.
/// </remarks>
internal interface IHistory
{
    /// <summary>The conversations in which the person asked something with a title, latest first. Any number is kept: retention goes by age alone.</summary>
    Task<IReadOnlyList<ConversationSummary>> ListAsync(string person, int max, CancellationToken cancellation);

    /// <summary>The person's own exchanges in a conversation: the latest so many, oldest first.</summary>
    Task<IReadOnlyList<PersonalExchange>> ReadAsync(string person, string conversation, int latest, CancellationToken cancellation);

    /// <summary>Every exchange of the person, by conversation, oldest first.</summary>
    IAsyncEnumerable<PersonalExchange> ExportAsync(string person, CancellationToken cancellation);

    /// <summary>
    /// Deletes the person's exchanges; a conversation goes with its last one. Counts as one more in the number of exchanges of each
    /// conversation that stays (<see cref="ClaimedTurn.Exchanges"/>), so that no process goes on with what it remembers of it.
    /// </summary>
    /// <param name="person">Whose.</param>
    /// <param name="conversation">In which conversation; null for all.</param>
    /// <param name="cancellation">Gives up waiting; whether they were deleted is then not known.</param>
    /// <returns>How many exchanges went.</returns>
    Task<int> DeleteAsync(string person, string? conversation, CancellationToken cancellation);
}

/// <summary>A conversation in a person's list.</summary>
/// <param name="Conversation">Its key.</param>
/// <param name="Title">Of the person's own first question in it that gives one (<see cref="TurnEnd.Title"/>).</param>
/// <param name="Latest">When they last asked in it, by the store's clock.</param>
/// <param name="Exchanges">How many of its exchanges are theirs.</param>
internal sealed record ConversationSummary(string Conversation, string Title, DateTimeOffset Latest, long Exchanges);

/// <param name="Conversation">The conversation's key.</param>
/// <param name="Number">Its number in the conversation.</param>
/// <param name="Body">As <see cref="TurnEnd.Exchange"/> had it.</param>
internal sealed record PersonalExchange(string Conversation, long Number, byte[] Body);
