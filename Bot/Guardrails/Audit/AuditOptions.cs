using Bot.Settings;

namespace Bot.Guardrails.Audit;

/// <summary>How much of what people write the audit keeps.</summary>
internal enum AuditText
{
    None,
    /// <summary>With secrets replaced.</summary>
    Redacted,
    Full,
}

/// <summary>The settings <c>Audit:*</c>.</summary>
internal sealed record AuditOptions
{
    /// <value>365; 0 keeps everything.</value>
    public int RetentionDays { get; init; } = 365;
    public AuditText Text { get; init; } = AuditText.Redacted;
    /// <summary>A CloudWatch Logs group that every entry is copied to; null for none.</summary>
    public string? LogGroup { get; init; }

    /// <summary>Reads the settings; faults are reported by <see cref="SettingsCheck"/>.</summary>
    public static AuditOptions Read(IConfiguration configuration) => new()
    {
        RetentionDays = configuration.GetValue("Audit:RetentionDays", 365),
        Text = Enum.TryParse<AuditText>(configuration["Audit:Text"], ignoreCase: true, out var text) ? text : AuditText.Redacted,
        LogGroup = configuration["Audit:LogGroup"] is { Length: > 0 } group ? group : null,
    };
}
