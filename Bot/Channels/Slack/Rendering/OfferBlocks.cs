using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Channels.Slack.Rendering;

/// <summary>Offers as buttons, and the field of those that take a text.</summary>
internal static class OfferBlocks
{
    private const int MaxTyped = 300;

    public static IEnumerable<JsonObject> Of(Answer answer)
    {
        if (Input(answer) is { } input)
            yield return input;
        foreach (var buttons in answer.Offers.Where(Fits).DistinctBy(o => o.Id).Chunk(Block.MaxElements))
            yield return Block.Actions(buttons.Select(Button));
        // A message that a button cannot carry whole must not be carried in part.
        foreach (var offer in answer.Offers.Where(o => !Fits(o)))
        {
            foreach (var block in TextBlocks.Of($"{offer.Label}: write\n```\n{offer.Message}\n```"))
                yield return block;
        }
    }

    private static bool Fits(Offer offer) => offer.Message.Length is > 0 and <= Block.MaxValue && offer.Id.Length <= Block.MaxActionId - 10;

    /// <summary>One field for all buttons that take a text; its value comes with the press of any of them.</summary>
    private static JsonObject? Input(Answer answer)
    {
        if (answer.Offers.FirstOrDefault(o => o.Input is not null)?.Input is not { } label)
            return null;
        var input = Block.Input(ActionIds.TypedInput, label, Block.TextInput(MaxTyped), optional: true);
        input["dispatch_action"] = false;
        return input;
    }

    private static JsonObject Button(Offer offer)
    {
        var prefix = offer.Kind == OfferKind.Confirm ? ActionIds.Confirm : offer.Input is not null ? ActionIds.Typed : ActionIds.Offer;
        var button = Block.Button(prefix + offer.Id, offer.Label, offer.Message, offer.Kind switch
        {
            OfferKind.Confirm or OfferKind.Approve => "primary",
            OfferKind.Reject => "danger",
            _ => null,
        });
        if (offer.Sure is { } sure)
        {
            button["confirm"] = new JsonObject
            {
                ["title"] = Block.Plain("Are you sure?", 100),
                ["text"] = Block.Plain(sure, 300),
                ["confirm"] = Block.Plain(offer.Label, 30),
                ["deny"] = Block.Plain("Not now", 30),
            };
        }
        return button;
    }
}
