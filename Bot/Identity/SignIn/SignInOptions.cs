using Bot.Settings;

namespace Bot.Identity.SignIn;

/// <summary>The settings under <c>Identity</c>: signing in through IAM Identity Center.</summary>
internal sealed record SignInOptions
{
    /// <summary>The organisation's start URL; null where nobody can sign in.</summary>
    public Uri? StartUrl { get; init; }
    public string Region { get; init; } = "us-east-1";
    /// <summary>The folder of the keys that tokens are encrypted with; null for a folder beside the store's file.</summary>
    public string? KeyRing { get; init; }

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/>.</summary>
    public static SignInOptions Read(IConfiguration configuration, List<string> faults)
    {
        Uri? start = null;
        if (configuration["Identity:SsoStartUrl"] is { Length: > 0 } url && (!Uri.TryCreate(url, UriKind.Absolute, out start) || start.Scheme != Uri.UriSchemeHttps))
            faults.Add($"Identity:SsoStartUrl is '{url}'; write the https address of your access portal, such as https://d-1234567890.awsapps.com/start.");
        var region = configuration["Identity:SsoRegion"];
        if (start is not null && region is null)
            faults.Add("Identity:SsoRegion is missing; write the Region of your IAM Identity Center, such as us-east-1.");
        if (region is not null && ValueChecks.Region(region) is { } fault)
            faults.Add($"Identity:SsoRegion is '{region}'{fault}");
        var keys = configuration["Identity:KeyRing"] is { Length: > 0 } folder ? folder : null;
        if (start is not null && keys is null && configuration["Store:Postgres"] is { Length: > 0 })
            faults.Add("Identity:KeyRing is missing; with Store:Postgres and Identity:SsoStartUrl write a folder that every replica shares, for the keys that sign-ins are encrypted with.");
        return new() { StartUrl = start, Region = region ?? "us-east-1", KeyRing = keys };
    }
}
