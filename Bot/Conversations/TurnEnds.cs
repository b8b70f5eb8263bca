using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>What is stored of a turn that ended.</summary>
internal static class TurnEnds
{
    /// <param name="message">What was asked.</param>
    /// <param name="result">What came out.</param>
    /// <param name="now">The turn's time.</param>
    /// <param name="exchange">What follow-ups in this process go on with; null where nothing is kept, because nobody known asked or all is to be forgotten.</param>
    public static TurnEnd Of(Message message, TurnResult result, DateTimeOffset now, out Exchange? exchange)
    {
        exchange = null;
        if (result.Caller is not { } caller || result.Answer.IsForgotten || result.Answer.Silent)
            return new(null, null, []);
        var record = StoredBounds.Of(TurnRecord.Of(Shareable(result), message.From.Id, now));
        exchange = record.Exchange;
        return new(ConversationJson.Write(record), ConversationTitle.Of(result.Question), []) { Person = caller.Person };
    }

    /// <summary>A conversation is everybody's in its channel: what was for one person alone is not kept in it.</summary>
    private static TurnResult Shareable(TurnResult result) =>
        result.Answer.Private ? result with { Answer = Answers.Answer.Say("(for the person who asked alone)") } : result;
}
