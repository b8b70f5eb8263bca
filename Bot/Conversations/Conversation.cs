using System.Collections.Immutable;
using Bot.Answers;
using Bot.Understanding;

namespace Bot.Conversations;

/// <summary>A thread with what was asked and found in it.</summary>
/// <param name="Exchanges">Oldest first.</param>
internal sealed record Conversation(ImmutableArray<Exchange> Exchanges)
{
    public static Conversation Empty { get; } = new([]);

    /// <summary>The conversation of stored exchanges, with what was carried into it.</summary>
    public static Conversation Of(IEnumerable<Exchange> exchanges) => new([.. exchanges.SelectMany(WithCarried)]);

    /// <summary>The conversation with one exchange more, and what that carries into it from another conversation.</summary>
    public Conversation With(Exchange exchange) => new([.. Exchanges, .. WithCarried(exchange)]);

    private static IEnumerable<Exchange> WithCarried(Exchange exchange) => exchange.Answer.Carried.IsEmpty ? [exchange] : [exchange, .. exchange.Answer.Carried];

    /// <summary>The latest exchange; null in a new conversation.</summary>
    public Exchange? Last => Exchanges.IsEmpty ? null : Exchanges[^1];
}

/// <summary>A question and its answer.</summary>
internal sealed record Exchange(Question Question, Answer Answer, DateTimeOffset At)
{
    /// <summary>Who asked, by the platform's id.</summary>
    public string From { get; init; } = "";
    /// <summary>The Regions that were looked at.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];
}
