using System.Collections.Immutable;
using Bot.Answers;
using Bot.Identity;

namespace Bot.Conversations;

/// <summary>A turn that ended, as it is stored: what a delivery, a follow-up and the history need.</summary>
/// <param name="Exchange">The question and its answer.</param>
/// <param name="Calls">The recorded calls; first those that ended first.</param>
/// <param name="Caller">Who asked, without the channel's policies and the choice of roles; null where the person or channel is not known.</param>
/// <param name="Took">From the turn's begin to its end.</param>
internal sealed record TurnRecord(Exchange Exchange, ImmutableArray<RecordedCall> Calls, Caller? Caller, TimeSpan Took)
{
    /// <summary>What is kept of a turn's result.</summary>
    /// <param name="result">The turn.</param>
    /// <param name="from">Who asked, by the platform's id.</param>
    /// <param name="at">The turn's time.</param>
    public static TurnRecord Of(TurnResult result, string from, DateTimeOffset at) =>
        new(
            new(result.Question, result.Answer, at) { From = from, Regions = [.. result.Calls.Select(c => c.Region).Distinct()] },
            result.Calls,
            result.Caller is { } caller ? caller with { Channel = null, Roles = ImmutableDictionary<string, ImmutableArray<UsableRole>>.Empty } : null,
            result.Took);

    /// <summary>The turn as a channel renders it.</summary>
    public TurnResult ToResult() => new(Exchange.Question, Exchange.Answer, Calls, Caller, Took);
}
