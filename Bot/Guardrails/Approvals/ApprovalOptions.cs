using System.Globalization;

namespace Bot.Guardrails.Approvals;

/// <summary>Settings of approvals.</summary>
internal sealed record ApprovalOptions
{
    public const string ExpiryKey = "Approvals:ExpiryMinutes";
    private const int Least = 1, Most = 60;

    /// <summary>How long a plan may be approved.</summary>
    /// <value>15 minutes</value>
    public TimeSpan Expiry { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Reads the settings; what is wrong is added to the faults.</summary>
    public static ApprovalOptions Read(IConfiguration configuration, List<string> faults)
    {
        if (configuration[ExpiryKey] is not { Length: > 0 } text)
            return new();
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= Least and <= Most)
            return new() { Expiry = TimeSpan.FromMinutes(minutes) };
        faults.Add($"{ExpiryKey} is '{text}'; write a whole number of minutes from {Least} to {Most}.");
        return new();
    }
}
