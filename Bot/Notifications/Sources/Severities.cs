using System.Globalization;

namespace Bot.Notifications.Sources;

/// <summary>The words and figures of many senders for how bad something is.</summary>
internal static class Severities
{
    public static Severity Of(string said, Severity otherwise) => said.Trim().ToLowerInvariant() switch
    {
        "critical" or "crit" or "fatal" or "emergency" or "page" or "p1" or "sev1" or "sev-1" or "urgent" or "disaster" => Severity.Critical,
        "high" or "error" or "major" or "p2" or "sev2" or "sev-2" or "alert" => Severity.High,
        "medium" or "moderate" or "warning" or "warn" or "average" or "p3" or "sev3" or "sev-3" or "normal" => Severity.Medium,
        "low" or "minor" or "p4" or "sev4" or "sev-4" or "notice" => Severity.Low,
        "info" or "information" or "informational" or "none" or "p5" or "ok" or "debug" => Severity.Info,
        _ => otherwise,
    };

    /// <summary>GuardDuty's and Security Hub's scale to ten: https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html.</summary>
    public static Severity OfTen(string number, Severity otherwise) => !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? otherwise
        : value >= 9 ? Severity.Critical : value >= 7 ? Severity.High : value >= 4 ? Severity.Medium : value >= 1 ? Severity.Low : Severity.Info;

    /// <summary>How bad an alarm is by its name and description: "sev1", "[critical]", "severity: low".</summary>
    public static Severity OfWords(string text, Severity otherwise)
    {
        foreach (var word in text.ToLowerInvariant().Split([' ', '-', '_', '/', '.', ',', ':', ';', '=', '(', ')', '[', ']', '"', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            // "high cpu" and "low storage" say what is measured.
            if (word is not ("high" or "low" or "error" or "alert" or "normal" or "average" or "ok" or "none" or "page" or "minor" or "major" or "info" or "notice" or "debug") && Of(word, otherwise) is var found && found != otherwise)
                return found;
        }
        return otherwise;
    }
}
