namespace Bot.Channels.Teams.Rendering;

/// <summary>The members of a card's data by which a press is recognised, and the ids of its inputs.</summary>
internal static class CardKeys
{
    /// <summary>The message that pressing sends.</summary>
    public const string Ask = "wheelhouseAsk";
    /// <summary>Pressing is an explicit yes.</summary>
    public const string Confirm = "wheelhouseConfirm";
    /// <summary>The field whose text goes along with the buttons that take one.</summary>
    public const string Typed = "wheelhouseTyped";
    /// <summary>Names the choice whose value is the message.</summary>
    public const string Chosen = "wheelhouseChosen";
    /// <summary>What the ids of choices begin with.</summary>
    public const string Choice = "wheelhouseChoice";
    /// <summary>The plan that a card shows.</summary>
    public const string Plan = "wheelhousePlan";
    /// <summary>The dialog that a button opens, or that was sent.</summary>
    public const string Dialog = "wheelhouseDialog";
    /// <summary>The file that a consent is about.</summary>
    public const string File = "wheelhouseFile";

    /// <summary>The verb of what shows a plan as the person may see it.</summary>
    public const string Review = "review";
}
