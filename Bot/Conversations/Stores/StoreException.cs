namespace Bot.Conversations.Stores;

/// <summary>The store cannot be used. The message is for the operator, complete, and holds no secret.</summary>
internal sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
