namespace Bot.Understanding.Families;

/// <summary>Hears every family's claim; the strongest wins.</summary>
internal static class FamilyChooser
{
    private static readonly Func<Scene, Claim>[] Claims =
    [
        SupportClaims.Of, PeopleClaims.Chat, PeopleClaims.Identity, ActionClaims.Of, KnowledgeClaims.Of, CostClaims.Of, WatchClaims.Alarms, WatchClaims.Logs,
        TroubleClaims.Of, TroubleReport.Of, NetworkClaims.Of, SecurityClaims.Of, ResourceClaims.Of, PeopleClaims.Other,
    ];

    /// <summary>The winner, and how far ahead of the next family it is.</summary>
    public static (Claim Winner, Claim Second) Choose(Scene scene)
    {
        var (first, second) = (Claim.None, Claim.None);
        foreach (var hear in Claims)
        {
            var claim = hear(scene);
            if (claim.Strength > first.Strength)
                (first, second) = (claim, first);
            else if (claim.Strength > second.Strength)
                second = claim;
        }
        return (first, second);
    }
}
