using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Tax alone is shown by who sold and whose account it was: Cost Explorer has one charge type for all taxes, and the seller tells the country.</summary>
internal static class TaxRows
{
    private const string Note = "Cost Explorer has one charge type, Tax, for VAT, GST and sales tax. The seller tells them apart (an EMEA seller charges VAT, Amazon Web Services, Inc. US sales tax); rate and kind stand on the tax invoice, in the Billing console under Bills.";

    public static CostPlan Of(CostPlan plan)
    {
        if (!plan.Query.Filters.Any(f => f is { Key: "RECORD_TYPE", Negated: false, Values: ["Tax"] }))
            return plan;
        var noted = plan with { Notes = plan.Notes.Add(Note) };
        return plan.Query.Groups.IsEmpty && plan.TimeGroup is null && plan.Threshold is null
            ? noted with { Query = plan.Query with { Groups = [CostGroup.Seller, CostGroup.Account], Granularity = CostGranularity.Monthly } }
            : noted;
    }
}
