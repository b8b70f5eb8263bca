namespace Bot.Channels.Teams.Rendering;

/// <summary>What of an answer depends on where it goes.</summary>
/// <param name="Feedback">Ask what people thought of it.</param>
/// <param name="IsForEverybody">Others read it: a plan's yes and no are shown to those alone whose word counts.</param>
/// <param name="Pictures">Draw charts as pictures too, for clients that draw none.</param>
/// <param name="AsCard">A card also where plain text would do: what is updated later looks the same all the while.</param>
internal readonly record struct TeamsView(bool Feedback = false, bool IsForEverybody = false, bool Pictures = false, bool AsCard = false)
{
    /// <summary>Said after a file's name: where it is.</summary>
    public string FileNote => IsForEverybody ? " (in the chat of who asked with me: Teams takes files from bots there alone)" : "";
}
