using System.Collections.Immutable;
using Bot.Answers;
using Bot.Understanding;

namespace Bot.Intents.Resources.Wording;

/// <summary>The two to four questions that usually come next.</summary>
internal static class Offers
{
    public static ImmutableArray<Offer> Of(Context context)
    {
        var found = context.Found[0];
        var offers = ImmutableArray.CreateBuilder<Offer>();
        var rows = found.Rows;
        if (!found.Kind.IsGlobal && !context.Regions.IsAll && context.Query.Targets.IsEmpty)
            offers.Add(new("all-regions", "In all Regions", "the same in all regions"));
        if (rows.Count > 0 && context.Shape is Shape.Count or Shape.Breakdown or Shape.Compare)
            offers.Add(new("list", "List them", $"list {Show.Plural(found.Kind.Words[0], 2)}{(found.Kind.IsGlobal ? "" : context.Regions.IsAll ? " in all regions" : $" in {string.Join(" and ", context.Regions.Names.Take(3))}")}"));
        if (rows.Count > 3 && context.Shape is Shape.List or Shape.YesNo && found.Kind.FieldNamed("instance_type") is not null)
            offers.Add(new("by-type", "Break down by type", "break that down by instance type"));
        else if (rows.Count > 3 && context.Shape is Shape.List && found.Kind.FieldNamed("state") is not null)
            offers.Add(new("by-state", "Break down by state", "break that down by state"));
        if (rows.Count > 1 && rows[0] is var first && context.Shape is Shape.List or Shape.Top or Shape.YesNo)
            offers.Add(new("first", Clip($"Details of {rows[0].Name}"), $"describe {found.Kind.Words[0]} {rows[0].Id}{(found.Kind.IsGlobal ? "" : $" in {rows[0].Region}")}"));
        if (rows.Count == 1 && context.Shape is Shape.Detail)
            offers.Add(new("who", "Who changed it last?", $"who changed {rows[0].Id} last?"));
        return offers.ToImmutable();
    }

    private static string Clip(string label) => label.Length <= 40 ? label : label[..39] + "…";
}
