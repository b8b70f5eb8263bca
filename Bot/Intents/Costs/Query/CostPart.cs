using System.Collections.Immutable;

namespace Bot.Intents.Costs.Query;

/// <summary>A part of a service's bill that people have a name for.</summary>
/// <param name="Title">For people: <c>CloudWatch Logs</c>.</param>
/// <param name="UsageTypes">Those that make it up.</param>
internal sealed record CostPart(string Title, ImmutableArray<string> UsageTypes);
