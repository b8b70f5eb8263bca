using Bot.Channels;
using Bot.Conversations;

namespace Bot.Understanding;

/// <summary>Reads a message. Makes no call and never throws.</summary>
internal interface IReader
{
    /// <summary>Text to question.</summary>
    /// <param name="message">What was written.</param>
    /// <param name="conversation">What was asked and found so far.</param>
    /// <param name="now">The turn's time.</param>
    Question Read(Message message, Conversation conversation, DateTimeOffset now);
}
