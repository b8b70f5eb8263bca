namespace Bot.Channels.Terminal;

/// <summary>The message that a question of the terminal is.</summary>
internal static class AskMessage
{
    private const string Admin = "ada";

    /// <summary>In the terminal's own channel, or in a channel of the playground by its id.</summary>
    public static Message Of(AskArguments arguments, string text, string thread, TimeProvider clock)
    {
        var platform = arguments.Channel is null ? Platform.Terminal : Platform.Playground;
        var place = new Place(platform, "", arguments.Channel ?? "terminal", thread) { IsDirect = true };
        return new(Guid.NewGuid().ToString("N"), place, new(arguments.As ?? Admin, arguments.As ?? Admin), text, clock.GetUtcNow())
        {
            FromTerminal = true,
            Confirmed = arguments.Confirm,
            Region = arguments.Region,
        };
    }
}
