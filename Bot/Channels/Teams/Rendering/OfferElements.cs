using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Dialogs;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Offers as buttons; many questions as one choice; the field of those that take a text.</summary>
internal static class OfferElements
{
    private const int MaxTyped = 300, PerRow = 5, MaxButtons = 6, MaxData = 3000, MaxLabel = 60, ChoiceBytes = 12_000;

    /// <summary>Groups of elements; those of a group belong together.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="plan">A plan that is shown to everybody: in the place of its yes and no stands a button that shows them to those whose word counts. Null for none.</param>
    public static IEnumerable<JsonObject[]> Of(Answer answer, string? plan)
    {
        var offers = answer.Offers.DistinctBy(o => o.Id).Where(o => plan is null || o.Kind is not (OfferKind.Approve or OfferKind.Reject)).ToList();
        var fitting = offers.Where(Fits).ToList();
        var questions = fitting.Where(o => o.Kind == OfferKind.Question && o.Input is null).ToList();
        var areChosen = questions.Count > MaxButtons;
        var buttons = fitting.Where(o => !areChosen || !questions.Contains(o)).Select(Button).ToList();
        if (plan is not null)
            buttons.Insert(0, Review(plan));
        var rows = buttons.Chunk(PerRow).Select(Row).ToList();
        // The field comes with the press of any button of its card.
        var input = offers.FirstOrDefault(o => o.Input is not null)?.Input is { } label ? Card.TextInput(CardKeys.Typed, label, MaxTyped) : null;
        if (input is not null)
            yield return [input, .. rows];
        else
        {
            foreach (var row in rows)
                yield return [row];
        }
        var number = 0;
        foreach (var group in Groups(areChosen ? questions : []))
        {
            var id = $"{CardKeys.Choice}{++number}";
            yield return [Card.Choices(id, "Choose", group.Select(o => (o.Label, o.Message))), Row([Card.Submit("Ask", new() { [CardKeys.Chosen] = id })])];
        }
        // A message that a button cannot carry whole must not be carried in part.
        foreach (var offer in offers.Where(o => !Fits(o)))
        {
            yield return [Card.Plain($"{TeamsText.Shorten(offer.Label, MaxLabel)}: write")];
            foreach (var line in offer.Message.Split('\n').SelectMany(l => TeamsText.Pieces(l, Card.MaxPiece)))
                yield return [Card.Code(line)];
        }
    }

    /// <summary>Shows the plan as who presses may see it.</summary>
    public static JsonObject Review(string plan) => new()
    {
        ["type"] = "Action.Execute",
        ["title"] = "Review",
        ["verb"] = CardKeys.Review,
        ["data"] = new JsonObject { [CardKeys.Plan] = plan },
        ["associatedInputs"] = "none",
        ["fallback"] = Card.Submit("Show the plan", new() { [CardKeys.Ask] = $"show plan {plan}" }),
    };

    private static bool Fits(Offer offer) => offer.Message.Length > 0 && TeamsJson.SizeOf(JsonValue.Create(offer.Message)) <= MaxData;

    private static JsonObject Row(IEnumerable<JsonObject> actions) => new() { ["type"] = "ActionSet", ["actions"] = new JsonArray([.. actions]) };

    private static IEnumerable<List<Offer>> Groups(IEnumerable<Offer> offers)
    {
        var group = new List<Offer>();
        var size = 0;
        foreach (var offer in offers.DistinctBy(o => o.Message))
        {
            var bytes = TeamsJson.SizeOf(JsonValue.Create(offer.Message)) + 200;
            if (group.Count > 0 && size + bytes > ChoiceBytes)
            {
                yield return group;
                (group, size) = ([], 0);
            }
            group.Add(offer);
            size += bytes;
        }
        if (group.Count > 0)
            yield return group;
    }

    private static JsonObject Button(Offer offer)
    {
        var label = offer.Label.Length == 0 ? "…" : TeamsText.Shorten(offer.Label, MaxLabel);
        var action = Pressed(offer, label);
        // Teams asks nothing before it sends a press, so the button opens what asks.
        return offer.Sure is not { } sure ? action : new()
        {
            ["type"] = "Action.ShowCard",
            ["title"] = label,
            ["card"] = new JsonObject { ["type"] = "AdaptiveCard", ["body"] = new JsonArray(Card.Plain("Are you sure?", isBold: true), Card.Plain(sure)), ["actions"] = new JsonArray(action) },
        };
    }

    private static JsonObject Pressed(Offer offer, string label)
    {
        if (offer.Message == RoleDialog.Question || offer.Message == "open a support case")
            return Card.Submit(label, new() { ["msteams"] = new JsonObject { ["type"] = "task/fetch" }, [CardKeys.Dialog] = offer.Message == RoleDialog.Question ? RoleDialog.Name : CaseDialog.Name, [CardKeys.Ask] = offer.Message });
        var data = new JsonObject { [CardKeys.Ask] = offer.Message };
        if (offer.Kind == OfferKind.Confirm)
            data[CardKeys.Confirm] = true;
        var action = Card.Submit(label, data);
        if (offer.Kind is OfferKind.Confirm or OfferKind.Approve)
            action["style"] = "positive";
        else if (offer.Kind == OfferKind.Reject)
            action["style"] = "destructive";
        if (offer.Input is null)
        {
            action["associatedInputs"] = "none";
            return action;
        }
        // Says at once who pressed, and that it arrived; clients without it send the same as a message.
        var execute = (JsonObject)action.DeepClone();
        execute["type"] = "Action.Execute";
        execute["verb"] = offer.Id;
        execute["fallback"] = action;
        return execute;
    }
}
