using System.Collections.Immutable;

namespace Bot.Answers;

/// <summary>A support case that was not filed yet. Codes are AWS's own.</summary>
/// <param name="ServiceCode">From support:DescribeServices.</param>
/// <param name="CategoryCode">From the same answer, of that service.</param>
/// <param name="SeverityCode">From support:DescribeSeverityLevels.</param>
/// <param name="Cc">E-mail addresses that get copies; AWS takes at most 10.</param>
internal sealed record CaseDraft(
    string Account, string Subject, string Body, string ServiceCode, string ServiceName, string CategoryCode, string CategoryName,
    string SeverityCode, string SeverityName, ImmutableArray<string> Cc);
