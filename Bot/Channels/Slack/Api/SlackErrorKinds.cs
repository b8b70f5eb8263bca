using System.Collections.Frozen;

namespace Bot.Channels.Slack.Api;

/// <summary>What kind of error a code is. Source: the error tables of the methods in Slack's reference.</summary>
internal static class SlackErrorKinds
{
    private static readonly FrozenDictionary<string, SlackErrorKind> Kinds = new Dictionary<SlackErrorKind, string[]>
    {
        [SlackErrorKind.Passing] = ["ratelimited", "rate_limited", "team_added_to_org", "accesslimited", "message_limit_exceeded", "org_login_required"],
        [SlackErrorKind.Unclear] = ["fatal_error", "internal_error", "service_unavailable", "request_timeout"],
        [SlackErrorKind.Token] = ["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "invalid_refresh_token"],
        [SlackErrorKind.Scope] = ["missing_scope", "not_allowed_token_type", "no_permission", "ekm_access_denied"],
        [SlackErrorKind.NotThere] = ["not_in_channel", "channel_not_found", "user_not_in_channel", "is_archived", "thread_not_found", "restricted_action", "messages_tab_disabled"],
        [SlackErrorKind.Content] = ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "too_many_attachments", "no_text", "markdown_text_conflict", "invalid_arguments", "metadata_too_large"],
        [SlackErrorKind.NotOffered] =
        [
            "unknown_method", "method_deprecated", "method_not_supported_for_channel_type", "channel_type_not_supported", "not_an_agent_app", "feature_not_enabled", "streaming_not_supported", "team_not_found",
            "missing_recipient_team_id", "missing_recipient_user_id", "user_not_visible", "message_not_in_streaming_state", "message_not_owned_by_app", "streaming_state_conflict", "message_not_found",
        ],
    }.SelectMany(k => k.Value.Select(c => KeyValuePair.Create(c, k.Key))).ToFrozenDictionary(StringComparer.Ordinal);

    public static SlackErrorKind Of(string code) => Kinds.GetValueOrDefault(code, SlackErrorKind.Refused);
}
