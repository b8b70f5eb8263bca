namespace Bot.Channels.Slack.Tenancy;

/// <summary>An installation of the app.</summary>
/// <param name="Team">The workspace; null where a whole organisation installed it.</param>
/// <param name="Enterprise">The organisation; null where there is none.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="BotToken">The bot's token.</param>
/// <param name="RefreshToken">Gives the next token; null where tokens do not rotate.</param>
/// <param name="Expires">When the token ends; null for never.</param>
/// <param name="BotUser">The bot's user id.</param>
/// <param name="Scopes">What was granted, with commas.</param>
internal sealed record Install(string? Team, string? Enterprise, string Name, string BotToken, string? RefreshToken, DateTimeOffset? Expires, string BotUser, string Scopes)
{
    public string Key => KeyOf(Team, Enterprise);

    public static string KeyOf(string? team, string? enterprise) => team is not null ? $"team:{team}" : $"organization:{enterprise}";

    public Install WithoutTokens() => this with { BotToken = "", RefreshToken = null };
}
