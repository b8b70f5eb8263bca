using Bot.Answers;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations;
using Bot.Guardrails.Approvals;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Channels.Teams.Ingress;

/// <summary>A plan's card as one person may see it: with the buttons where their word counts, else why not. Decides nothing: the press is judged again.</summary>
internal sealed class PlanViews(IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);

    /// <summary>What takes the card's place for who looks at it.</summary>
    /// <param name="activity">The look.</param>
    /// <param name="id">The plan.</param>
    /// <param name="isAutomatic">Their client looks by itself, so that a no would be said to nobody.</param>
    public async Task<TeamsAck> ShowAsync(Activity activity, string id, bool isAutomatic)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        var now = clock.GetUtcNow();
        var message = activity.Says($"look-{activity.Id}", $"show plan {id}", now);
        // Not parameters: endpoints are made where nobody can be resolved, too.
        if (services.GetService<ICallerResolver>() is not { } callers || services.GetService<ApprovalStore>() is not { } approvals)
            return TeamsAck.Toast("Plans are not kept here.");
        if (await callers.ResolveAsync(message, limit.Token).ConfigureAwait(false) is not CallerResult.Known { Caller: var caller })
            return No(isAutomatic, "You are not known here, so that your word would not count.");
        if (await approvals.GetAsync(activity.Place, id, limit.Token).ConfigureAwait(false) is not { Approval: var approval })
            return No(isAutomatic, $"There is no plan {id} here.");
        var fault = ApprovalRules.Approve(approval, caller, "", now) switch
        {
            PressResult.Refused refused => refused.Message,
            PressResult.Over over => over.Message,
            _ => null,
        };
        if (fault is not null && !MayReject(approval, caller, now))
            return No(isAutomatic, fault.Replace("`", "", StringComparison.Ordinal));
        var answer = PlanCard.Waiting(approval, caller);
        if (fault is not null)
            answer = answer with { Offers = [.. answer.Offers.Where(o => o.Kind != OfferKind.Approve)] };
        var result = new TurnResult(new() { Text = message.Text, Family = Family.Approval, Shape = Shape.Text }, answer, [], caller, TimeSpan.Zero);
        return TeamsAck.Card(TeamsRenderer.CardOf(result, id));
    }

    private static bool MayReject(Approval approval, Caller caller, DateTimeOffset now) => ApprovalRules.Reject(approval, caller, "", now) is PressResult.Over { Now.State: ApprovalState.Rejected };

    private static TeamsAck No(bool isAutomatic, string why) => isAutomatic ? TeamsAck.Nothing : TeamsAck.Toast(why);
}
