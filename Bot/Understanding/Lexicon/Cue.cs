namespace Bot.Understanding.Lexicon;

/// <summary>What a word or phrase of the lexicon points to, apart from kinds, fields, Regions and services. The words are in <see cref="CueWords"/>.</summary>
internal enum Cue
{
    // Forms of questions
    HowTo, HowMany, HowMuch, Why, Who, Compare, Difference, Best, Limits, WhatIs, Explain, When, Where, Which,
    Breakdown, Trend, Forecast, Total, Detail, List, Sort, Top, Most, Least, Oldest, Newest, Biggest, Smallest, Count,
    // Grammar
    Not, Without, Except, Only, Same, And, Those, It, All, Own, Filler, Over, Under, AtLeast, AtMost, OrMore, OrLess, Equal, Between, Per, Named, Contains, StartsWith, Tagged, Tag, NoTags, Descending, Ascending, TooMuch, Any,
    // Costs
    Cost, Spend, CostExplorer, Budget, Anomaly, SavingsPlan, Reservation, Utilization, Coverage, FreeTier, Saving, OverProvisioned, Idle, Expensive, LinkedAccount, Tax, Support, Credit, Refund, DataTransfer, Amortized, Unblended, NetCost, Price, Money, Purchase, Gross,
    // Alarms
    Alarm, Firing, AlarmOk, Insufficient, Paged, Healthy, Wrong, Slo, Canary, HealthEvent, Outage, Metric, Noisy, Changed, Slow, Investigate, Silenced, WentOff, Recovered,
    // Logs
    Log, LogGroup, LogLine, ErrorWord, Search, RequestId, Tail, Slowest, NotLogs,
    // Troubleshooting
    Failed, CanNot, Problem, ErrorCode, Denied, Throttled, TimesOut, Stuck, Restarting, NotWorking, Exhausted, NotReady, RootCause, Unhealthy, StatusCheck, Deadlock,
    // Reports of trouble
    Ill, Fires, Sees, AsksCause, Well,
    // Network
    Reach, Internet, Route, Rules, Peering, Vpn, Nacl, SecurityGroup, PublicOrPrivate, FreeIps, OverlappingCidr, OpenToWorld, Port, Unused, VpcEndpoint, Traffic, Inbound, Outbound, NetworkKind,
    // Security
    Finding, SecurityService, NetworkSecurity, Ddos, Waf, Public, Mfa, AccessKey, Cve, Exposed, CloudTrailOn, Compliance, Rotation, Severity, RootUser, SecurityWord, WebVulnerability,
    // Support
    Case, SupportCase, SpeakTo, OpenCase, GetSupport, CaseVerb, Severities, ViaSupport, Conversation, Reply, CancelThat, CarbonCopy, Confirm,
    // Identity, chat, other
    WhoAmI, Help, Capabilities, SwitchRole, Preferences, Feedback, Greeting, Thanks, Laugh, Farewell, OtherTopic, MyRole, SetDefault, Aliases, Mapping, ResetChoice,
    // Action
    ActionVerb, Polite,
    // What is not done
    Injection, Prompt, SecretNoun, SecretValue, DataNoun, DataVerb, MetaData,
    // Cli
    CliWord, Aws, AccountWide, Launched, Created, Modified, Expires, Used, Deployed, Public2,
}
