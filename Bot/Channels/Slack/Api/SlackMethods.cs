namespace Bot.Channels.Slack.Api;

/// <summary>The methods in use, with their rate tiers.</summary>
internal static class SlackMethods
{
    private const int Tier1 = 1, Tier2 = 20, Tier3 = 50, Tier4 = 100, Special = 300;

    public static readonly SlackMethod PostMessage = new("chat.postMessage", Special) { IsBoundByChannel = true };
    public static readonly SlackMethod PostEphemeral = new("chat.postEphemeral", Tier4) { IsBoundByChannel = true };
    public static readonly SlackMethod UpdateMessage = new("chat.update", Tier3) { IsRepeatable = true };
    public static readonly SlackMethod DeleteMessage = new("chat.delete", Tier3) { IsRepeatable = true };
    public static readonly SlackMethod GetPermalink = Read("chat.getPermalink", Special);
    public static readonly SlackMethod StartStream = new("chat.startStream", Tier2) { IsBoundByChannel = true };
    public static readonly SlackMethod AppendStream = new("chat.appendStream", Tier4);
    public static readonly SlackMethod StopStream = new("chat.stopStream", Tier2);
    public static readonly SlackMethod SetStatus = new("assistant.threads.setStatus", Tier4) { IsRepeatable = true };
    public static readonly SlackMethod SetTitle = new("assistant.threads.setTitle", Tier4) { IsRepeatable = true };
    public static readonly SlackMethod SetSuggestedPrompts = new("assistant.threads.setSuggestedPrompts", Tier4) { IsRepeatable = true };
    public static readonly SlackMethod OpenView = new("views.open", Tier4);
    public static readonly SlackMethod PushView = new("views.push", Tier4);
    public static readonly SlackMethod UpdateView = new("views.update", Tier4) { IsRepeatable = true };
    public static readonly SlackMethod PublishView = new("views.publish", Tier4) { IsRepeatable = true };
    public static readonly SlackMethod GetUploadUrl = Read("files.getUploadURLExternal", Tier4) with { IsRepeatable = false };
    public static readonly SlackMethod CompleteUpload = new("files.completeUploadExternal", Tier4);
    public static readonly SlackMethod OpenConversation = new("conversations.open", Tier3) { IsRepeatable = true };
    public static readonly SlackMethod ChannelInfo = Read("conversations.info", Tier3);
    public static readonly SlackMethod Replies = Read("conversations.replies", Tier3);
    public static readonly SlackMethod History = Read("conversations.history", Tier3);
    public static readonly SlackMethod UserInfo = Read("users.info", Tier4);
    public static readonly SlackMethod GroupMembers = Read("usergroups.users.list", Tier2);
    public static readonly SlackMethod AuthTest = Read("auth.test", Special);
    public static readonly SlackMethod OpenSocket = new("apps.connections.open", Tier1 * 10) { IsRepeatable = true };
    /// <summary>Gives a code or a refresh token for tokens: each can be used once.</summary>
    public static readonly SlackMethod OAuthAccess = new("oauth.v2.access", Tier4) { TakesForm = true };

    private static SlackMethod Read(string name, int perMinute) => new(name, perMinute) { IsRepeatable = true, TakesForm = true };
}
