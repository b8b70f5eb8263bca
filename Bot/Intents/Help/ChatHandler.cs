using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Help;

/// <summary>Small talk, briefly; and what is none of this bot's business.</summary>
internal sealed class ChatHandler : IIntentHandler
{
    private static readonly ImmutableArray<Offer> s_offers = [new("help", "What can you do?", "what can you do?"), new("alarms", "Which alarms fire?", "which alarms are firing?")];

    public ImmutableArray<Family> Families { get; } = [Family.Chat, Family.Other];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation) => Task.FromResult(turn.Question switch
    {
        { Family: Family.Other } => UnsafeAnswer.For(new("out-of-scope", turn.Question.Text)) with { Offers = s_offers },
        { Topic: "thanks" } => Answer.Say("You're welcome!"),
        { Topic: "greeting" } => new() { Text = $"Hello {turn.Caller.Person}! Ask me about account {turn.Caller.AccountAlias}.", Offers = s_offers },
        { Topic: "farewell" } => Answer.Say("See you!"),
        { Topic: "empty" } => new() { Text = "I see no words in that. Ask me something about your AWS account.", Offers = s_offers },
        _ => Answer.Say("Glad to hear it. I'm here when you need something from AWS."),
    });
}
