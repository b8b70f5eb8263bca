namespace Bot.Understanding.Audits;

/// <summary>The topics of a question about the audit.</summary>
internal static class AuditTopics
{
    public const string Recent = "recent";
    /// <summary>What was done for a person.</summary>
    public const string Person = "person";
    /// <summary>Who did something to a resource.</summary>
    public const string Resource = "resource";
    /// <summary>Who asked about something.</summary>
    public const string Asked = "asked";
    public const string Denials = "denials";
    public const string Approvals = "approvals";
    public const string Verify = "verify";
    public const string Export = "export";

    /// <summary>Fields of <see cref="Question.Conditions"/>.</summary>
    public const string PersonField = "person", VerbField = "verb", SubjectField = "subject";
}
