using System.Collections.Immutable;

namespace Bot.Notifications.Rules;

/// <summary>What may come in, and where it goes: <c>notifications</c> of directory.yaml. Nothing listed means nothing taken.</summary>
internal sealed record NotificationRules
{
    public static NotificationRules None { get; } = new();

    /// <summary>ARNs of the topics that may send.</summary>
    public ImmutableArray<string> Topics { get; init; } = [];
    /// <summary>Names of the webhooks that may send; each has its secret in the settings.</summary>
    public ImmutableArray<string> Webhooks { get; init; } = [];
    /// <summary>In order; the first that fits takes a notification, and the ones after it too where it says so.</summary>
    public ImmutableArray<NotificationRule> Rules { get; init; } = [];
    /// <summary>Channels for what fits no rule.</summary>
    public ImmutableArray<string> Otherwise { get; init; } = [];

    public bool IsOn => !Topics.IsEmpty || !Webhooks.IsEmpty;

    /// <summary>The rule of a name; the plain one where it is gone.</summary>
    public NotificationRule Find(string name) => Rules.FirstOrDefault(r => r.Name == name) ?? new(NotificationRule.OtherwiseName) { Channels = Otherwise };
}

/// <summary>One rule: what it fits, where that goes, and how it is shown there. An empty list fits everything.</summary>
/// <param name="Name">Unique.</param>
internal sealed record NotificationRule(string Name)
{
    /// <summary>The name of what fits no rule.</summary>
    public const string OtherwiseName = "otherwise";

    public ImmutableArray<string> Sources { get; init; } = [];
    /// <summary>Account ids.</summary>
    public ImmutableArray<string> Accounts { get; init; } = [];
    public ImmutableArray<string> Regions { get; init; } = [];
    /// <summary>key=value, both may hold <c>*</c>: any of them.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
    /// <summary>Titles or keys with <c>*</c>: any of them.</summary>
    public ImmutableArray<string> Names { get; init; } = [];
    /// <summary>Topics' ARNs or webhooks' names.</summary>
    public ImmutableArray<string> Through { get; init; } = [];
    /// <summary>At least this bad.</summary>
    public Severity Severity { get; init; } = Severity.Info;

    /// <summary>Channels of the directory.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];
    /// <summary>The rules after it are tried too.</summary>
    public bool Continue { get; init; }
    /// <summary>Whom it calls, by platform id.</summary>
    public ImmutableArray<string> Mentions { get; init; } = [];
    /// <summary>The text in place of the notification's own, with {title}, {account} and so on; empty for its own.</summary>
    public string Template { get; init; } = "";
    public ImmutableArray<NoticeLink> Links { get; init; } = [];
    public ImmutableArray<OwnAction> Actions { get; init; } = [];
    /// <summary>Investigated without anybody asking, in the card's thread.</summary>
    public bool Investigate { get; init; }
    /// <summary>From how many cards in a minute on further ones are gathered into one message.</summary>
    public int FloodFrom { get; init; } = 5;
    public QuietHours? Quiet { get; init; }
    /// <summary>Told together every so many minutes; 0 for at once.</summary>
    public int DigestMinutes { get; init; }
    public Escalation? Escalation { get; init; }
}

/// <summary>A button of one's own.</summary>
/// <param name="Label">Of the button.</param>
/// <param name="Ask">What pressing it says to the bot, with variables; it runs with the rights of whoever presses, and a change waits for its approval.</param>
/// <param name="When">Conditions on variables: <c>name</c> has a value, or <c>name=value</c>; all of them.</param>
internal sealed record OwnAction(string Label, string Ask, ImmutableArray<string> When);

/// <summary>Where it goes when nobody has acknowledged it.</summary>
internal sealed record Escalation(int AfterMinutes, ImmutableArray<string> Channels, ImmutableArray<string> Mentions);
