using Bot.Channels;
using Bot.Conversations;

namespace Bot.Understanding;

/// <summary>The deterministic reader.</summary>
internal sealed class Reader : IReader
{
    public Question Read(Message message, Conversation conversation, DateTimeOffset now) =>
        new() { Text = message.Text.Trim(), Family = Family.Resources, Shape = Shape.List, Resources = new() { Kinds = ["ec2-instance"] } };
}
