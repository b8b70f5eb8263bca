using System.Globalization;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Attacks;

/// <summary>How many attempts there are in all, and that docs/security.md says so.</summary>
public sealed class AttackCountTests
{
    [Fact]
    public async Task Attempts_AreAsManyAsThePageSays()
    {
        var words = File.ReadLines(Path.Combine(Repository.Root, "Bot.Tests", "Guardrails", "Attacks", "attempts.tsv")).Count();
        var requests = await ForgedRequestTests.CountAsync();
        var all = words + requests + PlantedInstructionTests.Count + ApprovalAttackTests.Count;
        Assert.True(all >= 250);
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "security.md"));
        var said = string.Create(CultureInfo.InvariantCulture, $"{all} attempts: {words} in words, {requests} requests, {PlantedInstructionTests.Count} on planted instructions, {ApprovalAttackTests.Count} on approvals");
        Assert.Contains(said, page, StringComparison.Ordinal);
    }
}
