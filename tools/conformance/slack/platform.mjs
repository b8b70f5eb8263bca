// Slack's side of the wire: signed requests to the bot, and the addresses at which it may answer.
import { createHmac, randomBytes } from 'node:crypto';

const responseUses = 5;
const responseMinutes = 30;

export class Platform {
  log = [];
  #addresses = new Map();

  constructor(workspace, settings) {
    this.workspace = workspace;
    this.settings = settings;
  }

  json(path, payload, options) {
    return this.#send(path, JSON.stringify(payload), 'application/json', options);
  }

  form(path, fields, options) {
    return this.#send(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', options);
  }

  responseUrl(where) {
    const id = randomBytes(9).toString('hex');
    this.#addresses.set(id, { ...where, uses: 0, since: Date.now() });
    return `http://127.0.0.1:${this.settings.control}/response/${id}`;
  }

  async respond(id, body) {
    this.log.push({ response_url: true, to: id, body });
    const address = this.#addresses.get(id);
    if (!address || address.uses >= responseUses || Date.now() - address.since > responseMinutes * 60_000) return [404, { ok: false, error: 'expired_url' }];
    address.uses++;
    const { call } = this.workspace;
    const content = { channel: address.channel, text: body.text ?? '', blocks: body.blocks };
    const reply = body.delete_original ? await call('chat.delete', { channel: address.channel, ts: address.ts })
      : body.replace_original && address.ts ? await call('chat.update', { ...content, ts: address.ts })
      : body.response_type === 'in_channel' ? await call('chat.postMessage', { ...content, thread_ts: body.thread_ts })
      : await call('chat.postEphemeral', { ...content, user: address.user, thread_ts: body.thread_ts });
    return [200, reply.ok ? { ok: true } : reply];
  }

  // options: unsigned, badsig, skew (seconds), secret, retry (number)
  #signed(body, { unsigned, badsig, skew = 0, secret = this.settings.secret, retry } = {}) {
    const time = String(Math.floor(Date.now() / 1000) + skew);
    const digest = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
    const signature = badsig ? digest.replace(/.$/, (last) => (last === '0' ? '1' : '0')) : digest;
    return {
      ...(unsigned ? {} : { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}` }),
      ...(retry ? { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_timeout' } : {}),
    };
  }

  async #send(path, body, type, options) {
    const reply = await fetch(this.settings.bot + path, { method: 'POST', body, headers: { 'content-type': type, ...this.#signed(body, options) }, signal: AbortSignal.timeout(3000) });
    const text = await reply.text();
    const entry = { path, status: reply.status, body: parsed(text) };
    this.log.push(entry);
    return entry;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
