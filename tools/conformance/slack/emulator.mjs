// The emulated workspace: people alice and bob, the bot opsbot, the channels #general, #ops and #secret.
// The package offers its Web API; its state and its event dispatch are reached by wrapping the plugin that it registers.
import fs from 'node:fs';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../node_modules/emulate/dist');
const team = 'T000000001';
const app = 'A000000001';

async function loadPlugin() {
  const isPlugin = (name) => /^dist-.*\.js$/.test(name) && /^\s*slackPlugin\b/m.test(fs.readFileSync(path.join(dist, name), 'utf8'));
  return import(pathToFileURL(path.join(dist, fs.readdirSync(dist).find(isPlugin))));
}

export async function startWorkspace({ port, bot, secret }) {
  const plugin = await loadPlugin();
  const { createEmulator } = await import(pathToFileURL(path.join(dist, 'api.js')));
  const ids = { team, app };
  let store, hooks;
  const state = () => plugin.getSlackStore(store);

  const register = plugin.slackPlugin.register;
  plugin.slackPlugin.register = function (host, itsStore, webhooks, ...rest) {
    register.call(this, host, itsStore, webhooks, ...rest);
    store = itsStore;
    hooks = webhooks;
    webhooks.register({ url: `${bot}/slack/events`, events: ['*'], active: true, owner: 'slack' });
    const dispatch = webhooks.dispatch.bind(webhooks);
    webhooks.dispatch = async (type, action, payload, ...where) => {
      const event = payload?.event;
      if (event?.type === 'message') complete(event);
      await dispatch(type, action, envelope(payload), ...where);
      if (isMention(event)) await dispatch('app_mention', undefined, envelope({ ...payload, event_id: `Ev${randomUUID()}`, event: mentionOf(event) }), ...where);
    };
  };

  // What Slack says of a message and the package leaves out.
  function complete(event) {
    const channel = state().channels.findOneBy('channel_id', event.channel);
    event.channel_type = channel?.is_im ? 'im' : channel?.is_mpim ? 'mpim' : channel?.is_private ? 'group' : 'channel';
    event.event_ts ??= event.ts;
    event.team ??= team;
    if (event.user === ids.bot) event.bot_id = ids.botId;
  }

  const isMention = (event) => event?.type === 'message' && !event.subtype && event.user !== ids.bot && event.channel_type !== 'im' && event.text?.includes(`<@${ids.bot}>`);
  const mentionOf = ({ channel_type: _, ...event }) => ({ ...event, type: 'app_mention' });
  const envelope = (payload) => ({
    token: 'verification-token', api_app_id: app, is_ext_shared_channel: false,
    authorizations: [{ enterprise_id: null, team_id: team, user_id: ids.bot, is_bot: true, is_enterprise_install: false }],
    ...payload,
  });

  const url = `http://127.0.0.1:${port}`;
  const emulator = await createEmulator({
    service: 'slack', port, baseUrl: url,
    seed: {
      slack: {
        team: { name: 'Acme', domain: 'acme' }, signing_secret: secret,
        users: ['alice', 'bob', 'opsbot'].map((name) => ({ name, real_name: name, email: `${name}@example.com` })),
        channels: [{ name: 'general' }, { name: 'ops' }, { name: 'secret', is_private: true }],
        bots: [{ name: 'opsbot' }],
        tokens: [{ token: 'xoxb-bot', type: 'bot', user: 'opsbot', app_id: app }, ...['alice', 'bob'].map((user) => ({ token: `xoxp-${user}`, type: 'user', user }))],
      },
    },
  });

  for (const user of state().users.all()) ids[user.name] = user.user_id;
  ids.bot = ids.opsbot;
  ids.botId = state().bots.all().find((b) => b.name === 'opsbot')?.bot_id;
  state().users.update(state().users.findOneBy('user_id', ids.bot).id, { is_bot: true });
  for (const channel of state().channels.all()) {
    ids[`#${channel.name}`] = channel.channel_id;
    state().channels.update(channel.id, { members: [ids.alice, ids.bob, ids.bot], num_members: 3 });
  }

  async function call(method, body, token = 'xoxb-bot') {
    const reply = await fetch(`${url}/api/${method}`, {
      method: 'POST', body: JSON.stringify(body),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
    });
    return reply.json();
  }

  return { ids, state, call, deliveries: () => hooks.getDeliveries(), close: () => emulator.close() };
}
