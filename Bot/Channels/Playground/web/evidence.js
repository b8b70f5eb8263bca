// "How I know this": the calls of an answer. "How I read your question": the typed reading.

import { announce, duration, h, plural } from './dom.js';
import { toClipboard } from './copy.js';

const FIRST = 40;

export function evidenceView(calls) {
  if (!calls.length) return null;
  const failed = calls.filter(c => c.error).length;
  const body = h('tbody', {}, calls.slice(0, FIRST).flatMap(callRows));
  const more = calls.length > FIRST
    ? h('button', { type: 'button', class: 'quiet', onclick: event => { body.append(...calls.slice(FIRST).flatMap(callRows)); event.target.remove(); } }, `Show all ${calls.length} calls`)
    : null;
  return h('details', { class: 'proof' },
    h('summary', {}, 'How I know this', h('span', { class: 'count' }, `${plural(calls.length, 'call')}${failed ? `, ${failed} failed` : ''}`)),
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Calls to AWS' },
      h('table', { class: 'calls' },
        h('caption', { class: 'sr' }, 'The calls to AWS that this answer rests on'),
        h('thead', {}, h('tr', {}, ['Call', 'Region', 'Account', 'Status', 'Took', 'Sent (UTC)', 'Parameters', 'As AWS CLI'].map(name => h('th', { scope: 'col' }, name)))),
        body)),
    more);
}

function callRows(call) {
  const rows = [h('tr', { class: call.error ? 'failed' : null },
    h('th', { scope: 'row' }, h('code', {}, call.action)),
    h('td', {}, call.region), h('td', { class: 'number' }, call.account),
    h('td', {}, h('span', { class: `dot ${call.error ? 'bad' : 'good'}`, 'aria-hidden': 'true' }), call.status || 'no answer'),
    h('td', { class: 'number' }, duration(call.ms)),
    h('td', { class: 'number' }, h('time', { datetime: call.at }, call.at.slice(11, 23))),
    h('td', {}, parameters(call)), h('td', {}, copyCommand(call)))];
  if (call.error) rows.push(h('tr', { class: 'failed' }, h('td', { colspan: '8', class: 'error' }, h('strong', {}, call.error.code), ` ${call.error.message}`)));
  return rows;
}

function parameters(call) {
  const short = JSON.stringify(call.parameters);
  if (short === '{}') return h('span', { class: 'faint' }, 'none');
  if (short.length <= 60) return h('code', {}, short);
  return h('details', { class: 'parameters' }, h('summary', {}, `${Object.keys(call.parameters).join(', ')}`), h('pre', {}, JSON.stringify(call.parameters, null, 2)));
}

export function readingView(reading) {
  const sure = reading.confidence === null ? null : `${Math.round(reading.confidence * 100)} % sure`;
  return h('details', { class: 'proof' },
    h('summary', {}, 'How I read your question', h('span', { class: 'count' }, sure)),
    h('dl', { class: 'reading' }, reading.items.flatMap(i => [h('dt', {}, i.label), h('dd', {}, i.value)])),
    reading.because.length ? h('ul', { class: 'because', 'aria-label': 'Because' }, reading.because.map(b => h('li', {}, b))) : null);
}

function copyCommand(call) {
  return h('button', {
    type: 'button', class: 'quiet', 'aria-label': `Copy ${call.action} as AWS CLI command`, title: call.command,
    onclick: async event => {
      const done = await toClipboard(call.command);
      event.target.textContent = done ? 'Copied' : 'Not allowed';
      announce(done ? 'Command copied' : 'The browser does not allow copying');
      setTimeout(() => { event.target.textContent = 'Copy'; }, 1600);
    },
  }, 'Copy');
}
