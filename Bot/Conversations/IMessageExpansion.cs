using Bot.Channels;
using Bot.Identity;

namespace Bot.Conversations;

/// <summary>Puts in the place of a message what it stands for, before it is read: what a button of people's own says. From there on it is as if it had been typed.</summary>
internal interface IMessageExpansion
{
    /// <summary>The message to be read; the same where it stands for itself.</summary>
    Task<Message> ExpandAsync(Message message, Caller caller, CancellationToken cancellation);
}
