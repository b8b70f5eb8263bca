using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Costs.Savings;

/// <summary>What can be saved: AWS's recommendations and what the bot's own look at the account adds, ranked by saving and effort.</summary>
internal sealed class SavingsTopic : ICostTopic
{
    private const int MaxRows = 25;

    public ImmutableArray<string> Topics { get; } = ["savings"];

    public async Task<Answer> AnswerAsync(Turn turn, CancellationToken cancellation)
    {
        var asked = SavingsAsked.Of(turn.Question);
        var hub = turn.Aws.CallAllAsync("cost-optimization-hub", "ListRecommendations", asked.Parameters(turn.Question), cancellation: cancellation);
        var own = asked.IsPurchase ? OwnLook.Nothing : await OwnLook.FindAsync(turn, asked, cancellation).ConfigureAwait(false);
        var purchase = asked.IsPurchase && asked.Actions[0] == "PurchaseSavingsPlans" ? await PlanPurchase.FindAsync(turn, cancellation).ConfigureAwait(false) : null;
        var outcome = await hub.ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok && own.Found.IsEmpty && purchase is null)
            return CostFailure.Of(outcome);

        var notes = own.Notes.ToBuilder();
        var found = new List<Opportunity>();
        if (outcome is CallOutcome.Ok ok)
            found.AddRange(ok.Body["items"].Objects().Select(Opportunity.Of).Where(o => asked.Kinds.IsEmpty || asked.Kinds.Contains(o.Kind)));
        else
            notes.Add($"Without Cost Optimization Hub: {CostFailure.Of(outcome).Text}");
        if (!found.Exists(asked.Holds) && !asked.Kinds.IsEmpty)
            found.AddRange(await OptimizerLook.FindAsync(turn, asked, cancellation).ConfigureAwait(false));
        // What AWS recommends is counted from the bill; of the own look only what AWS does not name.
        found.AddRange(own.Found.Where(o => asked.Holds(o) && !found.Exists(f => f.Id == o.Id && o.Id.Length > 0)));
        found.Sort(static (a, b) => b.Saving != a.Saving ? b.Saving.CompareTo(a.Saving) : a.Effort.CompareTo(b.Effort));
        return Say(turn.Question, asked, found, purchase, notes.ToImmutable());
    }

    private static Answer Say(Question question, SavingsAsked asked, List<Opportunity> found, PlanPurchase? purchase, ImmutableArray<string> notes)
    {
        var unit = found is [var one, ..] ? one.Unit : "USD";
        var total = found.Sum(f => f.Saving);
        var yesNo = question.Shape != Shape.YesNo ? "" : found.Count > 0 ? "**Yes**: " : "**No**: ";
        var text = found.Count == 0
            ? $"{yesNo}I found nothing to save{asked.Words}."
            : $"{yesNo}up to **{Money.Text(total, unit)} a month** can be saved{asked.Words}, by {found.Count} change{(found.Count == 1 ? "" : "s")}. The largest: {found[0].Words()}{(found[0].Id.Length > 0 ? $" (`{found[0].Id}`)" : "")}, {Money.Text(found[0].Saving, unit)}.";
        if (purchase is not null)
            text += $"\n{purchase.Words}";
        var top = found.Take(question.Top ?? MaxRows).ToList();
        var commands = top.Where(o => o.Command() is not null).Take(3).ToList();
        return new()
        {
            Text = text.Length > 0 ? char.ToUpperInvariant(text[0]) + text[1..] : text,
            Tables = found.Count == 0 ? [] : [Rows(top) with { Total = found.Count > top.Count ? found.Count : null }],
            Notes =
            [
                .. found.Count > 1 ? ["Savings overlap where one resource has several recommendations: what is deleted needs no smaller size. The sum is an upper bound."] : ImmutableArray<string>.Empty,
                .. found.Exists(f => f.IsEstimate) ? ["~ estimated from list prices of us-east-1."] : ImmutableArray<string>.Empty,
                .. notes,
            ],
            Offers = [.. commands.Select((o, i) => new Offer($"do-{i}", Label(o), o.Command()!))],
            Sources = [new("Cost Optimization Hub", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/cost-optimization-hub")],
        };
    }

    private static string Label(Opportunity o) => $"{o.Action} {o.Id}" is { Length: > 38 } label ? label[..37] + "…" : $"{o.Action} {o.Id}";

    private static Table Rows(List<Opportunity> found) => new("What can be saved",
        [new("Change"), new("Resource"), new("Saving a month", ColumnKind.Money), new("Saved"), new("Effort"), new("Restart"), new("Region"), new("Account")],
        [.. found.Select(o => ImmutableArray.Create<Cell>(
            o.Words(), o.Id, new($"{(o.IsEstimate ? "~" : "")}{Money.Text(o.Saving, o.Unit)}", (double)o.Saving), o.Percent is { } p ? Money.Percent(p) : "", new(o.EffortWords, o.Effort), o.NeedsRestart ? "yes" : "no", o.Region, o.Account))]);
}
