using Bot.Conversations;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Tests.Intents.Resources;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Investigations whose findings are put in by hand; AWS is a script.</summary>
internal static class SomeCase
{
    public static Spot Here { get; } = new("us-east-1", "111122223333");

    /// <summary>A case of the three hours before noon.</summary>
    public static Case Of(ScriptedAws? aws = null)
    {
        var turn = new Turn(Some.Message("why?"), Conversation.Empty, Some.Question, Some.Caller, Sessions.Of(aws ?? new(), Some.Caller, null), Some.Time);
        return new(new Calls(turn, CancellationToken.None) { Remembers = true }, new(Some.Time.AddHours(-3), Some.Time, false));
    }

    /// <summary>A thing known by its name alone.</summary>
    public static Thing Named(string kind, string name) => Thing.Named(ResourceRegistry.Find(kind)!, name, Here);

    /// <summary>A thing as AWS gave it.</summary>
    public static Thing Found(string kind, string json) => Thing.Of(new Row(ResourceRegistry.Find(kind)!, Some.Json(json), Here.Region, Here.Account, "c1"));

    /// <summary>A line that a thing logged since the onset.</summary>
    public static Fact Logged(Thing by, string said, string sign = "log.error") =>
        new(sign, by, $"{by.Name}: logged 5 times: `{said}`", "c1") { Said = said, IsSymptom = true, From = Some.Time.AddHours(-1) };

    /// <summary>A case in which one function logged lines.</summary>
    public static (Case Case, Thing Function) WithLines(ScriptedAws? aws, params IEnumerable<string> lines)
    {
        var @case = Of(aws);
        var function = @case.Add(Named("lambda-function", "quotes"));
        @case.Subjects.Add(function);
        foreach (var line in lines)
            @case.Book.Add(Logged(function, line));
        return (@case, function);
    }
}
