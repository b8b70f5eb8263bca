using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Reason;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Say;

/// <summary>What can be done next, each a message that the bot understands.</summary>
internal static class Offered
{
    private const int LabelLength = 40;

    public static ImmutableArray<Offer> Of(Case @case, Conclusion conclusion, bool isBad)
    {
        var offers = ImmutableArray.CreateBuilder<Offer>();
        var subject = @case.Subjects[0];
        if (!conclusion.Causes.IsEmpty)
        {
            var cause = conclusion.Causes[0];
            if (cause.Main.Mechanism.Action.Length > 0)
                Add("act", cause.Main.Mechanism.Action.Replace("{name}", cause.Blamed.Name, StringComparison.Ordinal).Replace("{region}", cause.Blamed.Spot.Region, StringComparison.Ordinal), null);
            if (!@case.Subjects.Contains(cause.Blamed) && ResourceRegistry.Find(cause.Blamed.Kind) is not null)
                Add("deeper", $"is {cause.Blamed.Title} healthy in {cause.Blamed.Spot.Region}?", $"Look into {cause.Blamed.Name}");
            Add("disprove", $"{Question(@case)} disprove it", "Disprove this");
        }
        if (!isBad)
            return offers.ToImmutable();
        if (subject.Kind == "lambda-function")
            Add("logs", $"errors in the logs of lambda {subject.Name} in {subject.Spot.Region}", "Error logs");
        Add("case", "open a support case about that", "Open a support case");
        if (@case.Alarm is { } alarm)
            Add("mute", $"mute alarm {alarm.Name} in {alarm.Region}", "Mute the alarm");
        return offers.ToImmutable();

        void Add(string id, string message, string? label)
        {
            label ??= char.ToUpperInvariant(message[0]) + message[1..];
            offers.Add(new(id, label.Length <= LabelLength ? label : label[..(LabelLength - 1)] + "…", message));
        }
    }

    private static string Question(Case @case) => @case.Alarm is { } alarm
        ? $"why is alarm {alarm.Name} firing in {alarm.Region}?"
        : $"is {@case.Subjects[0].Title} healthy in {@case.Subjects[0].Spot.Region}?";
}
