using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Costs.Savings;

/// <summary>What can be saved: AWS's recommendations and what the bot's own look at the account adds, ranked by saving and effort.</summary>
internal sealed class SavingsTopic : ICostTopic
{
    private const int MaxRows = 25, MaxButtons = 5, MaxNamed = 3;

    public ImmutableArray<string> Topics { get; } = ["savings"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var asked = SavingsAsked.Of(turn.Question);
        var hub = turn.Aws.CallAllAsync("cost-optimization-hub", "ListRecommendations", asked.Parameters(turn.Question), cancellation: cancellation);
        var own = asked.IsPurchase ? OwnLook.Nothing : await OwnLook.FindAsync(turn, asked, cancellation).ConfigureAwait(false);
        var commitments = asked.IsPurchase ? await CommitmentsAsync(turn, asked, cancellation).ConfigureAwait(false) : new([], []);
        var outcome = await hub.ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok && own.Found.IsEmpty && commitments.Found.IsEmpty)
            return CostFailure.Of(outcome);

        var notes = own.Notes.AddRange(commitments.Notes).ToBuilder();
        var found = new List<Opportunity>();
        if (outcome is CallOutcome.Ok ok)
            found.AddRange(ok.Body["items"].Objects().Select(Opportunity.Of).Where(o => asked.Kinds.IsEmpty || asked.Kinds.Contains(o.Kind)));
        else
            notes.Add($"Without Cost Optimization Hub: {CostFailure.Of(outcome).Text}");
        if (!found.Exists(asked.Holds) && !asked.Kinds.IsEmpty)
            found.AddRange(await OptimizerLook.FindAsync(turn, asked, cancellation).ConfigureAwait(false));
        // What AWS recommends is counted from the bill; of the own look only what AWS does not name.
        found.AddRange(own.Found.Where(o => asked.Holds(o) && !found.Exists(f => f.Id == o.Id && o.Id.Length > 0)));
        // The same purchase, told with less.
        if (!commitments.Found.IsEmpty)
            found.RemoveAll(static f => f.Action.StartsWith("Purchase", StringComparison.Ordinal));
        found.Sort(static (a, b) => b.Saving != a.Saving ? b.Saving.CompareTo(a.Saving) : a.Effort.CompareTo(b.Effort));
        return Say(turn.Question, asked, found, commitments.Found, notes.ToImmutable());
    }

    private static Answer Say(Question question, SavingsAsked asked, List<Opportunity> found, ImmutableArray<Commitment> commitments, ImmutableArray<string> notes)
    {
        var unit = found is [var one, ..] ? one.Unit : "USD";
        var total = found.Sum(f => f.Saving);
        var yesNo = question.Shape != Shape.YesNo ? "" : found.Count > 0 ? "**Yes**: " : "**No**: ";
        var text = found.Count == 0
            ? $"{yesNo}I found nothing to save{asked.Words}."
            : $"{yesNo}up to **{Money.Text(total, unit)} a month** can be saved{asked.Words}, by {found.Count} change{(found.Count == 1 ? "" : "s")}. The largest: {found[0].Words()}{(found[0].Id.Length > 0 ? $" (`{found[0].Id}`)" : "")}, {Money.Text(found[0].Saving, unit)}.";
        if (!commitments.IsEmpty)
            text = string.Join('\n', commitments.Take(MaxNamed).Select(c => c.Words()).Prepend(found.Count > 0 ? text : $"{(question.Shape == Shape.YesNo ? "**Yes**: " : "")}AWS recommends {commitments.Length} commitment{(commitments.Length == 1 ? "" : "s")}, which would save **{Money.Text(commitments.Sum(c => c.Saving), commitments[0].Unit)} a month**{asked.Words}."));
        var top = found.Take(question.Top ?? MaxRows).ToList();
        var single = top.Select(o => (Opportunity: o, Command: HowTo.Of(o).Single)).Where(c => c.Command is not null).Take(MaxButtons).ToList();
        return new()
        {
            Text = text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text,
            Tables =
            [
                .. commitments.IsEmpty ? ImmutableArray<Table>.Empty : [Commitment.Table(commitments), Commitment.HowTable(commitments)],
                .. top.Count == 0 ? ImmutableArray<Table>.Empty : [Rows(top) with { Total = found.Count > top.Count ? found.Count : null }, How(top)],
            ],
            Notes =
            [
                .. found.Count > 1 ? ["Savings overlap where one resource has several recommendations: what is deleted needs no smaller size. The sum is an upper bound."] : ImmutableArray<string>.Empty,
                .. found.Exists(f => f.IsEstimate) ? ["~ estimated from list prices of us-east-1."] : ImmutableArray<string>.Empty,
                .. top.Count > 0 || !commitments.IsEmpty ? ["Said here, a command becomes a plan that waits for an approval; nothing is changed before."] : ImmutableArray<string>.Empty,
                .. notes,
            ],
            Offers = [.. single.Select((c, i) => new Offer($"do-{i}", Label(c.Opportunity), c.Command!))],
            Sources = [new("Cost Optimization Hub", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/cost-optimization-hub")],
        };
    }

    private static string Label(Opportunity o) => $"{o.Action} {o.Id}" is { Length: > 38 } label ? label[..37] + "…" : $"{o.Action} {o.Id}";

    private static Task<Recommended> CommitmentsAsync(Turn turn, SavingsAsked asked, CancellationToken cancellation) =>
        asked.Actions[0] == "PurchaseSavingsPlans" ? PlanPurchase.FindAsync(turn, cancellation) : ReservationPurchase.FindAsync(turn, cancellation);

    private static Table Rows(List<Opportunity> found) => new("What can be saved",
        [new("No.", ColumnKind.Number), new("Change"), new("Resource"), new("Saving a month", ColumnKind.Money), new("Saved"), new("Effort"), new("Restart"), new("Region"), new("Account")],
        [.. found.Select((o, i) => ImmutableArray.Create<Cell>(
            No(i), o.Words(), o.Id, new($"{(o.IsEstimate ? "~" : "")}{Money.Text(o.Saving, o.Unit)}", (double)o.Saving), o.Percent is { } p ? Money.Percent(p) : "", new(o.EffortWords, o.Effort), o.NeedsRestart ? "yes" : "no", o.Region, o.Account))]);

    private static Table How(List<Opportunity> found) => new("How", [new("No.", ColumnKind.Number), new("Command or steps")], [.. found.Select((o, i) => ImmutableArray.Create<Cell>(No(i), HowTo.Of(o).Words()))]);

    private static Cell No(int index) => new((index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), index + 1);
}
