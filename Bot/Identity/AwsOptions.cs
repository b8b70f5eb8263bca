using Bot.Identity.SignIn;

namespace Bot.Identity;

/// <summary>The settings under <c>Aws</c> and <c>Demo</c>.</summary>
internal sealed record AwsOptions
{
    /// <summary><c>demo</c> or <c>real</c>; an endpoint makes it real.</summary>
    public string Account { get; init; } = "demo";
    /// <summary>One endpoint for every service; null for AWS's own.</summary>
    public Uri? Endpoint { get; init; }
    public string Region { get; init; } = "us-east-1";
    /// <summary>Scenario file of the demo account; null for the built-in one.</summary>
    public string? Scenario { get; init; }
    /// <summary><c>directory.yaml</c>; null for the demo's own, or for the operator alone on a real account.</summary>
    public string? DirectoryFile { get; init; }
    /// <summary>Signing in through IAM Identity Center.</summary>
    public SignInOptions SignIn { get; init; } = new();
    public bool IsDemo => Endpoint is null && Account == "demo";

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/> with key, fault and repair.</summary>
    public static AwsOptions Read(IConfiguration configuration, List<string> faults)
    {
        var account = configuration["Aws:Account"] ?? "demo";
        if (account is not ("demo" or "real"))
            faults.Add($"Aws:Account is '{account}'; write 'demo' or 'real'.");
        Uri? endpoint = null;
        if (configuration["Aws:Endpoint"] is { Length: > 0 } url && (!Uri.TryCreate(url, UriKind.Absolute, out endpoint) || endpoint.Scheme is not ("http" or "https")))
            faults.Add($"Aws:Endpoint is '{url}'; write a URL such as http://127.0.0.1:5000.");
        var region = configuration["Aws:Region"] ?? "us-east-1";
        if (!System.Text.RegularExpressions.Regex.IsMatch(region, "^[a-z]{2}(-[a-z]+)+-[0-9]$"))
            faults.Add($"Aws:Region is '{region}'; write a Region code such as us-east-1.");
        var scenario = configuration["Demo:Scenario"];
        if (scenario is not null && !File.Exists(scenario))
            faults.Add($"Demo:Scenario is '{scenario}', which does not exist; write the path of a scenario file, or leave it out.");
        var directory = configuration["Directory:File"];
        if (directory is not null && !File.Exists(directory))
            faults.Add($"Directory:File is '{directory}', which does not exist; write the path of a directory.yaml, or leave it out.");
        return new() { Account = account, Endpoint = endpoint, Region = region, Scenario = scenario, DirectoryFile = directory, SignIn = SignInOptions.Read(configuration, faults) };
    }
}
