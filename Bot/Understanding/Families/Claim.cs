namespace Bot.Understanding.Families;

/// <summary>A family's claim on a message.</summary>
/// <param name="Family">The family.</param>
/// <param name="Topic">What within it.</param>
/// <param name="Strength">0 to 100: the strongest claim wins.</param>
/// <param name="Why">What it rests on, for people.</param>
internal readonly record struct Claim(Family Family, string Topic, int Strength, string Why)
{
    /// <summary>It reports trouble with something that it names itself: it leans on nothing said before, and is investigated.</summary>
    public bool IsReport { get; init; }

    public static Claim None { get; } = new(Family.Other, "", 0, "");
}
