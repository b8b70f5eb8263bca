namespace Bot.Understanding.Lexicon;

/// <summary>Costs.</summary>
internal static partial class CueWords
{
    private static readonly (Cue, string)[] Money =
    [
        (Cue.Cost, "cost, costs, costing, spends, spend, spending, spent, bill, bills, billed, billing, invoice, invoices, paid, pay, paying, charge, charges, charged, expense, expenses, expenditure, aws bill, aws costs, cost us, costed, costs us, burn rate, burn, burning, cloud spend, chargeback, showback, price tag, outlay, bil, cst, amount due, money on, money for, spendings, dollars"),
        (Cue.CostExplorer, "cost explorer, cost management, cost and usage, cost category, cost categories, finops"),
        (Cue.Budget, "budget, budgets, cost budget, budget alert, budget alerts, over budget, within budget, budgetted, budgeted"),
        (Cue.Anomaly, "cost anomaly, cost anomalies, anomaly, anomalies, spend anomaly, spend anomalies, spending anomalies, billing anomalies, cost spike, cost spikes, unusual spend, unusual spending, unexpected costs, unexpected charges, unexpected spend, spending spike, unusual charges"),
        (Cue.SavingsPlan, "savings plan, savings plans, saving plan, saving plans, compute savings plan, compute savings plans"),
        (Cue.Reservation, "reserved instance, reserved instances, reservation, reservations, ri, ris, reserved node, reserved nodes, reserved capacity"),
        (Cue.Utilization, "utilization, utilisation, utilized, utilised, used fully, use fully, fully used, fully utilized, fully, wasted, unused commitment"),
        (Cue.Coverage, "coverage, covered by, covered"),
        (Cue.FreeTier, "free tier, freetier, free usage tier"),
        (Cue.Saving, "lower my aws bill, lower my bill, lower our bill, lower our aws bill, reduce cost, reduce costs, reduce my bill, reduce our bill, reduce my costs, reduce our costs, save money, save cost, save costs, save, saving, savings, saved, cost optimization, cost optimisation, optimize cost, optimize costs, optimise costs, optimization opportunities, optimisation opportunities, cut costs, cut cost, cut our bill, cut our costs, cut my bill, cheaper, lower costs, lower our costs, lower my costs, lower cost, cost savings, savings opportunities, optimization recommendations, cost recommendations, saving recommendations, bring down our costs, bring down the bill, waste, wasting, wasting money, cost optimization opportunities, reduce spend, reduce our spend, reduce spending, decrease costs, trim costs, save on"),
        (Cue.OverProvisioned, "over provisioned, overprovisioned, overprovision, oversized, over sized, rightsizing, right sizing, rightsize, right size, rightsized, underutilized, under utilized, underutilised, under used, underused, too big, too large, right-size, undersized, under provisioned, downsize, downsizing, low utilization"),
        (Cue.Idle, "idle, idle resources, unused resources, idling, zombie, zombie resources, wasted resources"),
        (Cue.Expensive, "expensive, most expensive, priciest, costliest, costly, cheapest, pricey, cost the most, costs the most, cost most, costs most, costing the most"),
        (Cue.LinkedAccount, "linked account, linked accounts, member account, member accounts, account, accounts, aws account, aws accounts, sub account"),
        (Cue.Tax, "tax, taxes, vat, gst, hst, sales tax"),
        (Cue.Support, "support, support fee, support fees, support charges, premium support"),
        (Cue.Credit, "credit, credits"),
        (Cue.Refund, "refund, refunds"),
        (Cue.DataTransfer, "data transfer, data transfer out, egress, data transfer in, inter az traffic, bandwidth, traffic costs, cross az, cross region traffic, data out, network traffic"),
        (Cue.Amortized, "amortized, amortised, amortized cost"),
        (Cue.Unblended, "unblended, unblended cost, cash basis"),
        (Cue.NetCost, "net, net cost, after discounts, after credits, net of"),
        (Cue.Gross, "gross, before credits, before discounts, gross cost"),
        (Cue.Price, "price, prices, pricing, priced, list price, hourly rate, price per hour, on demand price, rate for, price list"),
        (Cue.Money, "usd, dollar, dollars, bucks, money, eur, euro, euros, cents, k usd"),
        (Cue.Purchase, "purchase, buy, buying, purchasing, commit to"),
    ];
}
