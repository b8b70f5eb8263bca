using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Intents.History;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.History;

/// <summary>People talking with a bot that remembers: every message goes through the reader and the store. Questions of AWS get an answer with two instances.</summary>
internal sealed class Talk(ITurnStore store, params IPersonalData[] others)
{
    public static Place Direct { get; } = new(Platform.Slack, "T1", "D1", "d") { IsDirect = true };

    private readonly Reader _reader = new();
    private readonly HistoryHandler _handler = HandlerOf(store, others);
    private readonly string _run = Guid.NewGuid().ToString("N");
    private int _events;

    public static Place Channel(string thread, string channel = "C1") => new(Platform.Slack, "T1", channel, thread);

    public async Task<Answer> SayAsync(Place place, string text, string person = "ada")
    {
        var message = new Message($"Ev{_run}{++_events}", place, new($"U-{person}", person), text, Some.Time);
        var key = PlaceKey.Conversation(place);
        await store.AcceptAsync(new(PlaceKey.Event(message), key, PlaceKey.Workspace(place), PlaceKey.Writer(place, message.From), ConversationJson.Write(message)), CancellationToken.None);
        var claimed = Assert.Single(await store.ClaimTurnsAsync(new("me", TimeSpan.FromMinutes(1), 1, 9, new Dictionary<string, int>()), CancellationToken.None));
        var conversation = Conversation.Of((await store.LoadAsync(key, 50, CancellationToken.None)).Select(e => ConversationJson.ReadExchange(e.Body)).OfType<Exchange>());
        var question = _reader.Read(message, conversation, Some.Time);
        LastQuestion = question;
        var caller = Some.Caller with { Person = person, User = message.From, Place = place };
        var answer = question.Family == Family.History
            ? await _handler.HandleAsync(new(message, conversation, question, caller, null!, Some.Time), CancellationToken.None)
            : Instances(question);
        await store.FinishAsync(claimed.Lease, TurnEnds.Of(message, new(question, answer, [Some.Call()], caller, TimeSpan.Zero), Some.Time, out _), CancellationToken.None);
        return answer;
    }

    public Question LastQuestion { get; private set; } = null!;

    private static Answer Instances(Question question) => new()
    {
        Text = $"Two of {question.Text}.",
        Mentions = [new("ec2-instance", "i-0000000000000000a", "web-1", "us-east-1", "111122223333"), new("ec2-instance", "i-0000000000000000b", "web-2", "us-east-1", "111122223333")],
    };

    private static HistoryHandler HandlerOf(ITurnStore store, IPersonalData[] others)
    {
        var history = (IHistory)store;
        var finder = new ConversationFinder(history);
        return new(history, finder, new(history, finder, others), new(history, others));
    }
}
