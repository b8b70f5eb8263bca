using System.Text.Json.Nodes;

namespace Bot.Channels.Playground;

/// <summary>The latest posts that nobody asked for, for pages that look for them; what is older is in the lists of notifications. Thread-safe.</summary>
internal sealed class PlaygroundPosts
{
    private const int Kept = 200;
    private readonly Lock _lock = new();
    private readonly Queue<(long Number, JsonObject Post)> _posts = new();
    private long _last;

    /// <summary>Takes a post: <c>id</c>, <c>channel</c>, <c>replaces</c>, <c>under</c>, and the answer as the page draws it.</summary>
    public void Add(JsonObject post)
    {
        lock (_lock)
        {
            _posts.Enqueue((++_last, post));
            if (_posts.Count > Kept)
                _posts.Dequeue();
        }
    }

    /// <summary>The posts after a number, and the number of the last.</summary>
    public JsonObject After(long number)
    {
        lock (_lock)
            return new() { ["last"] = _last, ["posts"] = new JsonArray([.. _posts.Where(p => p.Number > number).Select(p => p.Post.DeepClone())]) };
    }
}
