using System.Collections.Immutable;

namespace Bot.Identity;

/// <summary>What may be asked in a channel at all.</summary>
internal enum ChannelMode
{
    /// <summary>Questions, and changes with an approval.</summary>
    Full,
    /// <summary>Questions only.</summary>
    ReadOnly,
    /// <summary>Questions that need no call to AWS.</summary>
    KnowledgeOnly,
}

/// <summary>A channel and its guardrail.</summary>
/// <param name="Id">Platform and channel id: <c>slack:C…</c>, <c>teams:19:…</c>, <c>playground:ops</c>; <c>slack:direct</c> stands for direct messages of a platform.</param>
/// <param name="Name">For people; never used for rights.</param>
/// <param name="Account">Default account id.</param>
/// <param name="Region">Default Region.</param>
internal sealed record DirectoryChannel(string Id, string Name, string Account, string Region)
{
    /// <summary>The Slack workspace it is in; empty where the organisation lists only one.</summary>
    public string Workspace { get; init; } = "";
    public ChannelMode Mode { get; init; } = ChannelMode.ReadOnly;
    /// <summary>Accounts that may be asked about here; the default account always may.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];
    /// <summary>Regions that may be asked about here; empty for all.</summary>
    public ImmutableArray<string> Regions { get; init; } = [];
    /// <summary>The channel's guardrail policies; empty adds none beyond the mode.</summary>
    public ImmutableArray<GuardrailPolicy> Guardrails { get; init; } = [];
    /// <summary>A role for people who have none of their own, where the organisation allows channel roles; null for none.</summary>
    public string? Role { get; init; }
    /// <summary>The roles, one for each account, as which the bot itself looks things up for notifications in this channel: graphs, tags, investigations by rule. Reads only; none means that it does not look.</summary>
    public ImmutableArray<string> NotificationRoles { get; init; } = [];
    /// <summary>Who may approve changes here: names of people, or <c>group:NAME</c>.</summary>
    public ImmutableArray<string> Approvers { get; init; } = [];
    /// <summary>Whether a person may approve what they asked for themselves.</summary>
    public bool OwnApproval { get; init; }
    /// <summary>When more than one approver is needed.</summary>
    public ImmutableArray<ApprovalRule> ApprovalRules { get; init; } = [];
    /// <summary>Who, besides the organisation's admins, may make a change here without a second person, with a reason and a notice to all: names of people, or <c>group:NAME</c>.</summary>
    public ImmutableArray<string> BreakGlass { get; init; } = [];
    /// <summary>Guests and people of other workspaces who may ask all the same, by platform id.</summary>
    public ImmutableArray<string> Outsiders { get; init; } = [];
    /// <summary>Whether people may use roles here that IAM Identity Center grants them. AWS cannot be told the channel's guardrail for these: the bot's judge alone holds it.</summary>
    public bool SignedInRoles { get; init; }
    /// <summary>Follow-ups in a thread need no mention where the bot takes part.</summary>
    public bool AnswersInThreads { get; init; } = true;

    /// <summary>Whether an account may be asked about here.</summary>
    public bool Has(string account) => account == Account || Accounts.Contains(account);

    /// <summary>Whether a Region of an account may be asked about here.</summary>
    public bool Allows(string region, DirectoryAccount? account) =>
        (Regions.IsEmpty || Regions.Contains(region)) && (account is null || account.Regions.IsEmpty || account.Regions.Contains(region));
}

/// <summary>A policy of a channel's guardrail.</summary>
/// <param name="Name">For denials.</param>
/// <param name="ManagedArn">A managed policy, passed to STS by its ARN; null for an inline document.</param>
/// <param name="Document">The document: of an inline policy always, of a managed one where it is known.</param>
internal sealed record GuardrailPolicy(string Name, string? ManagedArn, Bot.Aws.Iam.PolicyDocument? Document)
{
    /// <summary>The document as JSON; null where it is not known.</summary>
    public string? Json { get; init; }
}

/// <summary>Changes that need more than one approver.</summary>
/// <param name="Actions">IAM actions with wildcards; empty for every action.</param>
/// <param name="Tags">Tags (key=value, wildcards) of the resources touched; empty for any.</param>
/// <param name="MinResources">From this many resources on.</param>
/// <param name="Approvers">How many approvers are needed.</param>
internal sealed record ApprovalRule(ImmutableArray<string> Actions, ImmutableArray<string> Tags, int MinResources, int Approvers);
