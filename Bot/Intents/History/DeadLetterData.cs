using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;

namespace Bot.Intents.History;

/// <summary>Messages of a person that were given up, and answers to them that no platform took.</summary>
internal sealed class DeadLetterData(ITurnStore store) : IPersonalData
{
    private const int Max = 10_000;

    public string Name => "messages of yours that I could not answer";

    public async IAsyncEnumerable<string> ExportAsync(Caller caller, Place place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var mine = Keys(caller, place);
        foreach (var letter in await store.DeadLettersAsync(Max, cancellation).ConfigureAwait(false))
        {
            if (mine.Contains(letter.Person))
                yield return new JsonObject { ["kind"] = "dead-letter", ["what"] = letter.Kind.ToString(), ["conversation"] = letter.Conversation, ["at"] = letter.At, ["reason"] = letter.Reason, ["body"] = Convert.ToBase64String(letter.Body) }.ToJsonString(StoredForm.Options);
        }
    }

    public Task EraseAsync(Caller caller, Place place, CancellationToken cancellation) => store.DeleteDeadLettersAsync(Keys(caller, place), cancellation);

    /// <summary>A message is its writer's on the platform; an answer is the directory's person's.</summary>
    private static string[] Keys(Caller caller, Place place) => [caller.Person, PlaceKey.Writer(place, caller.User)];
}
