// An answer, drawn in the order that a reader needs it: who and where, the result, the proof.

import { duration, h, link, plural } from './dom.js';
import { inline, markdown } from './markdown.js';
import { tableView } from './table.js';
import { chartView } from './chart.js';
import { evidenceView, readingView } from './evidence.js';
import { offersView, planText } from './plan.js';

const LAYERS = {
  'hard-block': 'a fixed rule of the bot', guardrail: "this channel's guardrail", role: 'your role',
  approval: 'the approval rule', scope: 'the scope of the bot',
};

export function answerView(answer, onOffer) {
  return h('div', { class: `card${answer.failed ? ' failed' : ''}${answer.asked ? ' asked' : ''}` },
    contextLine(answer),
    answer.planId ? planText(answer) : answer.refused ? refusal(answer) : h('div', { class: 'text' }, answer.failed ? badge('Not answered', 'bad') : answer.asked ? badge('One detail is missing', 'wait') : null, markdown(answer.text)),
    answer.charts.map(chartView),
    answer.tables.map(tableView),
    answer.steps.length ? h('ol', { class: 'steps' }, answer.steps.map(s => h('li', {}, h('div', { class: 'step' }, inline(s.title)), s.detail ? h('div', { class: 'detail' }, markdown(s.detail)) : null))) : null,
    causes(answer.causes),
    answer.notes.length ? h('ul', { class: 'notes', 'aria-label': 'Notes' }, answer.notes.map(n => h('li', {}, inline(n)))) : null,
    answer.over ? null : offersView(answer.offers, onOffer),
    files(answer.files),
    answer.sources.length ? h('p', { class: 'sources' }, 'Sources: ', answer.sources.flatMap((s, i) => [i ? ' · ' : '', link(s.url, s.title)])) : null,
    h('div', { class: 'proofs' }, evidenceView(answer.calls), readingView(answer.reading)));
}

function contextLine({ context, calls }) {
  const regions = context.regions.length > 3 ? plural(context.regions.length, 'Region') : context.regions.join(', ');
  const parts = [
    context.role ? `${context.person} as ${context.role}` : context.person,
    context.alias && context.alias !== context.account ? `${context.alias} (${context.account})` : context.account,
    regions, duration(context.ms), calls.length ? plural(calls.length, 'call') : 'no calls',
  ];
  return h('p', { class: 'context' }, parts.filter(Boolean).map(p => h('span', {}, p)));
}

function refusal({ refused, text }) {
  return h('div', { class: 'refusal', role: 'note' },
    h('p', { class: 'result' }, badge('Refused', 'bad'), ` by ${LAYERS[refused.by] ?? refused.by}`, h('code', {}, refused.reason)),
    markdown(refused.message),
    text && text !== refused.message ? markdown(text) : null);
}

function causes(list) {
  if (!list.length) return null;
  return h('ol', { class: 'causes', 'aria-label': 'Causes, likeliest first' }, list.map(c => h('li', {},
    h('meter', { min: '0', max: '1', value: String(c.score), 'aria-label': 'Score' }), h('strong', {}, c.resource), ' ', inline(c.what),
    c.evidence.length ? h('span', { class: 'faint' }, ` (${c.evidence.join(', ')})`) : null)));
}

function files(list) {
  // Answers that an earlier version of the page kept have none.
  if (!list?.length) return null;
  return h('p', { class: 'sources' }, 'Files: ', list.flatMap((f, i) => [i ? ' · ' : '',
    h('a', { href: `data:${f.mediaType};charset=utf-8,${encodeURIComponent(f.text)}`, download: f.name }, f.name)]));
}

const badge = (text, tone) => h('span', { class: `badge ${tone}` }, text);

/** What a screen reader hears when the answer comes. */
export function spoken(answer) {
  const [first] = answer.text.replace(/[*`]/g, '').split('\n');
  const tables = answer.tables.map(t => `Table with ${plural(t.rows.length, 'row')}.`);
  return [answer.planId ? 'Waits for approval.' : answer.refused ? 'Refused.' : null, first, ...tables].filter(Boolean).join(' ');
}
