using System.Collections.Frozen;

namespace Bot.Understanding.Histories;

/// <summary>The sentences that speak of conversations and nothing else.</summary>
internal static class HistoryWords
{
    /// <summary>Openings that say nothing of their own.</summary>
    public static readonly string[] Openings =
        ["please ", "pls ", "can you ", "could you ", "can i ", "i want to ", "i would like to ", "i'd like to ", "let me ", "let's ", "show me ", "show ", "list ", "see ", "give me ", "display ", "what are ", "where are ", "go to ", "open ", "hey ", "ok ", "now ", "the ", "a list of ", "all "];

    public static readonly FrozenDictionary<string, string> Whole = new Dictionary<string, string[]>
    {
        [HistoryTopics.This] =
        [
            "history", "my history", "history of this conversation", "history of this thread", "conversation history", "chat history", "thread history", "this conversation", "conversation so far",
            "what did we talk about", "what have we talked about", "what did i ask", "what did i ask before", "what did i ask so far", "what have i asked", "what have i asked so far", "what did we discuss", "what was asked here", "what did i ask you",
        ],
        [HistoryTopics.List] =
        [
            "conversations", "my conversations", "my chats", "past conversations", "previous conversations", "old conversations", "earlier conversations", "recent conversations", "my past conversations", "my recent conversations",
            "my old conversations", "my previous conversations", "my earlier conversations", "my last conversations", "conversation list", "my conversation list", "which conversations do i have", "what conversations do i have", "my past chats", "past chats", "my threads",
        ],
        [HistoryTopics.Export] =
        [
            "export my data", "export my history", "export my conversations", "export my chats", "download my data", "download my history", "download my conversations", "get my data", "my data as a file", "export everything you know about me", "what do you store about me", "gdpr export",
            "export all my data", "export all my conversations", "download all my data",
        ],
        [HistoryTopics.Erase] =
        [
            "erase my data", "erase all my data", "erase everything about me", "delete my data", "delete all my data", "delete everything you know about me", "delete everything about me", "wipe my data", "wipe all my data", "remove my data", "remove all my data",
            "forget me", "forget all about me", "forget my data", "gdpr erase", "gdpr delete",
        ],
    }.SelectMany(topic => topic.Value.Select(words => (words, topic.Key))).ToFrozenDictionary(p => p.words, p => p.Key, StringComparer.Ordinal);

    public static readonly string[] Resume = ["resume ", "continue with ", "continue ", "go back to ", "reopen ", "pick up ", "return to "];

    public static readonly string[] Delete = ["delete ", "remove ", "erase ", "forget ", "clear ", "drop "];

    /// <summary>What a conversation is called.</summary>
    public static readonly string[] Nouns = ["conversation", "chat", "thread", "history"];

    public static readonly FrozenSet<string> Yes = new[] { "yes", "y", "yep", "yes please", "confirm", "confirmed", "yes delete", "yes delete it", "yes delete them", "delete it", "delete them", "do it", "go ahead", "sure", "yes erase", "erase it", "yes erase it", "yes do it", "ok do it", "ok" }.ToFrozenSet(StringComparer.Ordinal);

    public static readonly FrozenSet<string> No = new[] { "no", "n", "nope", "no thanks", "cancel", "keep it", "keep them", "never mind", "nevermind", "do not", "don't", "stop", "no keep it", "no keep them", "rather not" }.ToFrozenSet(StringComparer.Ordinal);
}
