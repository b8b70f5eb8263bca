namespace Bot.Identity.SignIn;

/// <summary>A sign-in begun and not ended, as it is kept: encrypted, so that a restart or another replica can go on with it.</summary>
internal sealed record PendingSignIn
{
    /// <summary>Tells one sign-in of a person from the next.</summary>
    public required string Id { get; init; }
    /// <summary>Who asked, by the directory's name.</summary>
    public required string Person { get; init; }
    /// <summary>Their user of Identity Center: nobody else's confirmation counts.</summary>
    public required string User { get; init; }
    /// <summary>What the bot asks with; a secret.</summary>
    public required string DeviceCode { get; init; }
    /// <summary>What the person compares.</summary>
    public required string UserCode { get; init; }
    /// <summary>Where they confirm.</summary>
    public required Uri Page { get; init; }
    public required DateTimeOffset Expires { get; init; }
    public required TimeSpan Interval { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    /// <summary>The message that asked, in its stored form: who is told, and where.</summary>
    public required byte[] Asked { get; init; }
    /// <summary>Until then one replica asks Identity Center; another may take it up after.</summary>
    public DateTimeOffset Held { get; init; }

    /// <summary>Without the secrets: this may end in a log.</summary>
    public override string ToString() => $"sign-in {Id} of {Person}";
}
