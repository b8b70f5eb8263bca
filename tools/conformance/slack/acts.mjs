// What the workspace's people can do to the bot; each route takes what is done and answers what the bot said.
export function acts(workspace, platform) {
  const { ids, state, call } = workspace;
  const userName = (id) => state().users.findOneBy('user_id', id)?.name;
  const channelName = (id) => state().channels.findOneBy('channel_id', id)?.name;
  const messageOf = (ts) => state().messages.all().find((m) => m.ts === ts) ?? state().ephemeralMessages.all().find((m) => m.ts === ts);
  const trigger = async (user) => (await call('views.generateTriggerId', { user_id: user })).trigger_id;
  const team = { id: ids.team, domain: 'acme' };
  const base = async (type, user) => ({
    type, team, api_app_id: ids.app, token: 'verification-token', trigger_id: await trigger(user), enterprise: null, is_enterprise_install: false,
    user: { id: user, username: userName(user), name: userName(user), team_id: ids.team },
  });
  const interact = (payload, options) => platform.form('/slack/interactions', { payload: JSON.stringify(payload) }, options);
  const shown = (m) => ({ type: 'message', user: m.user, bot_id: ids.botId, text: m.text, ts: m.ts, blocks: m.blocks, ...(m.thread_ts ? { thread_ts: m.thread_ts } : {}) });
  const elementOf = (message, action) => {
    for (const block of message.blocks ?? [])
      for (const element of [...(block.elements ?? []), ...(block.accessory ? [block.accessory] : [])])
        if (element.action_id === action) return { block, element };
    return {};
  };

  return {
    'GET /ids': async () => ids,
    'GET /log': async () => ({ log: platform.log, deliveries: workspace.deliveries(), ephemeral: state().ephemeralMessages.all(), views: state().views.all() }),
    'POST /event': async ({ payload, opt }) => platform.json('/slack/events', payload, opt),

    'POST /command': async ({ user, channel, command, text, opt }) => platform.form('/slack/commands', {
      token: 'verification-token', team_id: ids.team, team_domain: team.domain, channel_id: channel, channel_name: channelName(channel) ?? '', user_id: user, user_name: userName(user) ?? '',
      command, text: text ?? '', api_app_id: ids.app, is_enterprise_install: 'false', response_url: platform.responseUrl({ channel, user }), trigger_id: await trigger(user),
    }, opt),

    'POST /action': async ({ user, ts, action_id, value, opt }) => {
      const message = messageOf(ts);
      if (!message) return { error: 'no such message' };
      const { block, element } = elementOf(message, action_id);
      if (!element) return { error: 'no such action in that message', have: message.blocks };
      const action = {
        type: element.type, block_id: block.block_id ?? 'b1', action_id, action_ts: String(Date.now() / 1000),
        ...(element.type === 'button' ? { text: element.text, value: element.value } : {}), ...(value === undefined ? {} : { value }),
      };
      return interact({
        ...(await base('block_actions', user)), channel: { id: message.channel_id, name: channelName(message.channel_id) }, message: shown(message),
        container: { type: 'message', message_ts: ts, channel_id: message.channel_id, is_ephemeral: Boolean(message.target_user), ...(message.thread_ts ? { thread_ts: message.thread_ts } : {}) },
        state: { values: {} }, response_url: platform.responseUrl({ channel: message.channel_id, ts, user }), actions: [action],
      }, opt);
    },

    'POST /shortcut': async ({ user, ts, callback_id, opt }) => {
      const message = messageOf(ts);
      if (!message) return { error: 'no such message' };
      return interact({
        ...(await base('message_action', user)), callback_id, action_ts: String(Date.now() / 1000), message_ts: ts, message: shown(message),
        channel: { id: message.channel_id, name: channelName(message.channel_id) }, response_url: platform.responseUrl({ channel: message.channel_id, user }),
      }, opt);
    },

    'POST /suggestion': async ({ user, channel, action_id, value, opt }) => interact({
      ...(await base('block_suggestion', user)), action_id, block_id: action_id, value, channel: { id: channel, name: channelName(channel) },
      container: { type: 'message', channel_id: channel },
    }, opt),

    'POST /view': async ({ user, values, opt }) => {
      const open = state().views.all().at(-1);
      if (!open) return { error: 'no view is open' };
      const { view_id: id, type, callback_id, hash, title, submit, close, blocks } = open;
      return interact({
        ...(await base('view_submission', user)), response_urls: [],
        view: {
          id, team_id: ids.team, app_id: ids.app, bot_id: ids.botId, type, callback_id, hash, title, submit, close, blocks, private_metadata: open.private_metadata ?? '',
          root_view_id: open.root_view_id ?? id, previous_view_id: null, external_id: '', state: { values: values ?? {} },
        },
      }, opt);
    },
  };
}
