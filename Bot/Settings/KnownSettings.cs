using Bot.Notifications.Doors.Webhooks;
using static Bot.Settings.ValueChecks;

namespace Bot.Settings;

/// <summary>Every setting of the bot. What is not here does not exist, and a key beside these is a fault.</summary>
internal static class KnownSettings
{
    /// <summary>Values marked <see cref="ByReader"/> are checked by the options class that reads them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        new("Aws:Account", ByReader),
        new("Aws:Endpoint", ByReader),
        new("Aws:Region", ByReader),
        new("Demo:Scenario", ByReader),
        new("Slack:BotToken", ByReader, Secret: true),
        new("Slack:SigningSecret", ByReader, Secret: true),
        new("Slack:AppToken", ByReader, Secret: true),
        new("Slack:PreviousSigningSecret", ByReader, Secret: true),
        new("Slack:Sockets", ByReader),
        new("Slack:ClientId", ByReader),
        new("Slack:ClientSecret", ByReader, Secret: true),
        new("Slack:PublicUrl", ByReader),
        new("Slack:ApiBaseUrl", ByReader),
        new("MicrosoftAppType", ByReader),
        new("MicrosoftAppId", ByReader),
        new("MicrosoftAppPassword", ByReader, Secret: true),
        new("MicrosoftAppTenantId", ByReader),
        new("ToBotFromChannelOpenIdMetadataUrl", ByReader),
        new("ToBotFromChannelTokenIssuer", ByReader),
        new("ToChannelFromBotLoginUrl", ByReader),
        new("ToChannelFromBotOAuthScope", ByReader),
        new("ChannelService", ByReader),
        new("Teams:AllowedServiceUrls", ByReader) { IsList = true },
        new("Teams:AllowedTenants", ByReader) { IsList = true },
        new("Teams:CertificateFile", ByReader),
        new("Teams:CertificatePassword", ByReader, Secret: true),
        new("Teams:AcceptEmulatorTokens", ByReader),
        new("Teams:GraphUrl", ByReader),
        new("Teams:DangerouslyAllowUnauthenticated", ByReader),
        new("Store:Sqlite", WritableFile),
        new("Store:Postgres", ConnectionString, Secret: true),
        new("Store:RetentionDays", WholeNumber),
        new("Directory:File", ByReader),
        new("Identity:SsoStartUrl", ByReader),
        new("Identity:SsoRegion", ByReader),
        new("Identity:KeyRing", Anything),
        new("LanguageModel:Provider", OneOf("none", "bedrock")),
        new("LanguageModel:ModelId", Anything),
        new("LanguageModel:Region", Region),
        new("LanguageModel:Endpoint", WebAddress),
        new("Approvals:ExpiryMinutes", ByReader),
        new("Playground:AllowRemote", Switch),
        new("Telemetry:OtlpEndpoint", WebAddress),
        new("Audit:Text", OneOf("none", "redacted", "full")),
        new("Audit:RetentionDays", WholeNumber),
        new("Audit:LogGroup", Anything),
        new("Turns:AtOnce", PositiveNumber),
        new("Turns:AtOncePerWorkspace", PositiveNumber),
        new("Turns:LeaseSeconds", PositiveNumber),
        new("Inbox:MaxWaiting", PositiveNumber),
        new("Inbox:RushPerSecond", WholeNumber),
        new("Costs:CacheMinutes", WholeNumber),
        new("Costs:AskFirstAbove", ByReader),
        new("Costs:FiscalYearStartsIn", ByReader),
        new(WebhookSecrets.Key, WebhookSecrets.Fault, Secret: true) { IsList = true },
        new("Limits:MessagesPerMinute", WholeNumber),
        new("Limits:ChannelMessagesPerMinute", WholeNumber),
        new("Limits:TurnsAtOnce", WholeNumber),
        new("Limits:CallsPerHour", WholeNumber),
    ];

    /// <summary>The sections that belong to the bot.</summary>
    public static IReadOnlyList<string> Sections { get; } =
        [.. All.Select(s => s.Key).Where(k => k.Contains(':')).Select(k => k[..k.IndexOf(':')]).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Sections that belong to the framework.</summary>
    public static IReadOnlyList<string> FrameworkSections { get; } = ["Logging", "Kestrel", "HostOptions"];
}
