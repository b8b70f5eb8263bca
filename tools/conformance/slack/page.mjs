// A channel's messages as a web page, to look at: page.mjs API CHANNEL [TOKEN] > page.html
const [api, channel, token = 'xoxp-alice'] = process.argv.slice(2);
const call = async (method, body) => (await fetch(new URL(method, api), {
  method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
})).json();

const mark = (text) => text
  .replace(/```\n?([\s\S]*?)```/g, '<pre>$1</pre>').replace(/`([^`\n]+)`/g, '<code>$1</code>')
  .replace(/<(https?:[^|>]+)\|([^>]*)>/g, '<a href="$1">$2</a>').replace(/<(https?:[^>]+)>/g, '<a href="$1">$1</a>')
  .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1<b>$2</b>').replace(/(^|[\s(])_([^_\n]+)_/g, '$1<i>$2</i>').replace(/\n/g, '<br>');
const rich = (node) => node.type === 'link' ? `<a href="${node.url}">${node.text}</a>` : node.text ?? (node.elements ?? []).map(rich).join('');
const escaped = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;');
const cell = (c) => c.type === 'raw_text' ? escaped(c.text) : c.type === 'raw_number' ? escaped(c.text ?? c.value) : rich(c);
const rows = (all, columns) => all.map((row, i) => `<tr>${row.map((c, k) => `<${i ? 'td' : 'th'} style="text-align:${columns?.[k]?.align ?? 'left'}">${cell(c)}</${i ? 'td' : 'th'}>`).join('')}</tr>`).join('');
const element = (e) => e.type === 'button' ? `<button class="${e.style ?? ''}">${escaped(e.text.text)}</button>`
  : e.type === 'feedback_buttons' ? `<button>👍</button><button>👎</button>` : e.type === 'mrkdwn' || e.type === 'plain_text' ? mark(e.text) : `[${e.type}]`;
const block = (b) => ({
  section: () => `<p>${b.text ? mark(b.text.text) : ''}${(b.fields ?? []).map((f) => `<div>${mark(f.text)}</div>`).join('')}</p>`,
  header: () => `<h3>${escaped(b.text.text)}</h3>`,
  context: () => `<p class="context">${b.elements.map(element).join(' ')}</p>`,
  actions: () => `<p>${b.elements.map(element).join(' ')}</p>`,
  context_actions: () => `<p>${b.elements.map(element).join(' ')}</p>`,
  table: () => `<table>${rows(b.rows, b.column_settings)}</table>`,
  data_table: () => `<table><caption>${escaped(b.caption)} (${b.rows.length - 1} rows, ${b.page_size ?? 5} a page)</caption>${rows(b.rows.slice(0, 1 + (b.page_size ?? 5)))}</table>`,
  divider: () => '<hr>',
  input: () => `<p><b>${escaped(b.label.text)}</b> [${b.element.type}]</p>`,
}[b.type]?.() ?? `<p>[${b.type}]</p>`);
const message = (m) => `<article class="${m.bot_id || m.app_id ? 'bot' : ''}"><b>${m.bot_id ? 'Wheelhouse' : m.user}</b>${m.blocks?.length ? m.blocks.map(block).join('') : `<p>${mark(m.text ?? '')}</p>`}${(m.files ?? []).map((f) => `<p>📎 ${escaped(f.name ?? f.title)}</p>`).join('')}</article>`;

const history = (await call('conversations.history', { channel, limit: 100 })).messages.reverse();
const threads = await Promise.all(history.map(async (m) => (await call('conversations.replies', { channel, ts: m.ts, limit: 200 })).messages));
console.log(`<!doctype html><meta charset="utf-8"><style>body{font:15px/1.45 Lato,Arial,sans-serif;max-width:760px;margin:16px;color:#1d1c1d}article{margin:0 0 10px;padding:6px 10px}article.bot{border-left:3px solid #ddd;margin-left:24px}
p{margin:4px 0}.context{color:#616061;font-size:12px}code,pre{background:#f4f4f4;border:1px solid #ddd;border-radius:3px;font-size:12px}code{color:#c01343;padding:1px 3px}pre{padding:8px;overflow-x:auto}table{border-collapse:collapse;font-size:13px}td,th{border:1px solid #ddd;padding:4px 8px;text-align:left}
button{border:1px solid #bbb;border-radius:4px;background:#fff;padding:5px 12px;margin:2px;font-weight:700}button.primary{background:#007a5a;color:#fff}button.danger{background:#e01e5a;color:#fff}</style>${threads.flat().map(message).join('')}`);
