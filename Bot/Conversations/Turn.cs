using Bot.Channels;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Conversations;

/// <summary>One message being answered: all that an intent handler may know.</summary>
/// <param name="Message">What was written.</param>
/// <param name="Conversation">What was asked and found before.</param>
/// <param name="Question">The message understood.</param>
/// <param name="Caller">Who asks, and as whom in AWS.</param>
/// <param name="Aws">AWS as this caller may see it from this channel.</param>
/// <param name="Now">The turn's time.</param>
internal sealed record Turn(Message Message, Conversation Conversation, Question Question, Caller Caller, AwsSession Aws, DateTimeOffset Now);
