// The conversation shown, and the way of a message: sent, under way, answered.

import { sendMessage, stopTurn } from './api.js';
import { answerView, spoken } from './answer.js';
import { announce, byId, h, plural } from './dom.js';
import { examples } from './examples.js';
import { closeCards } from './plan.js';
import { changed, store } from './store.js';

export const isRunning = () => store.current?.turns.some(t => t.running) ?? false;

export async function ask(text, confirmed = false) {
  const conversation = store.current;
  if (!text.trim() || isRunning()) return;
  const turn = { person: store.person, text: text.trim(), confirmed, running: true };
  conversation.title ||= turn.text.slice(0, 80);
  conversation.turns.push(turn);
  add(turn);
  announce('Working on it');
  try {
    await sendMessage({ conversation: conversation.id, text: turn.text, person: turn.person, channel: conversation.channel, confirmed }, event => take(turn, event));
    turn.event ??= { type: 'broken', text: 'The bot ended the answer early. Ask again.' };
  } catch (error) {
    turn.event = { type: 'broken', text: `The bot could not be reached: ${error.message}` };
  }
  turn.running = false;
  if (turn.event.closed) settle(turn.event.closed);
  if (conversation === store.current) finish(turn);
  changed();
}

export async function stop() {
  const turn = store.current?.turns.find(t => t.running);
  if (!turn || turn.stopping) return;
  turn.stopping = true;
  progress(turn, { text: 'Stopping', done: 0, started: 0 });
  if (turn.id) await stopTurn(turn.id);
}

function take(turn, event) {
  if (event.type === 'started') {
    turn.id = event.turn;
    if (turn.stopping) stopTurn(turn.id);
  } else if (event.type === 'progress') {
    if (!turn.stopping) progress(turn, event);
  } else {
    turn.event = event;
  }
}

function progress(turn, { text, done, started }) {
  const line = turn.view?.querySelector('.progress .step');
  if (!line) return;
  line.textContent = text;
  turn.view.querySelector('.progress .calls').textContent = started ? `${done} of ${plural(started, 'call')} answered` : '';
}

/** Draws the whole conversation. */
export function show() {
  const log = byId('log');
  const turns = store.current?.turns ?? [];
  log.replaceChildren(...(turns.length ? turns.map(t => t.view ?? turnView(t)) : [welcome()]));
  changed();
  log.lastElementChild?.scrollIntoView({ block: 'start' });
  if (!turns.length) log.scrollTop = 0;
}

/** Adds a turn below the others, which stay as they are: sorted, opened, focused. */
function add(turn) {
  const log = byId('log');
  log.querySelector('.welcome')?.remove();
  log.append(turnView(turn));
  changed();
  turn.view.scrollIntoView({ block: 'start' });
  if (document.activeElement === document.body && matchMedia('(pointer: fine)').matches) byId('question').focus();
}

function finish(turn) {
  const old = turn.view;
  const view = turnView(turn);
  old?.replaceWith(view);
  announce(turn.event.type === 'answer' ? spoken(turn.event) : turn.event.type === 'stopped' ? 'Stopped' : turn.event.text);
  view.scrollIntoView({ block: 'start', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
}

/** A plan is over: its cards, in whatever conversation, say so. */
function settle(closed) {
  for (const turn of closeCards(store.conversations.flatMap(c => c.turns), closed)) {
    const old = turn.view;
    const view = turnView(turn);
    if (old?.isConnected) old.replaceWith(view);
  }
}

/** Draws a turn anew whose answer became another. */
export function redraw(turn) {
  const old = turn.view;
  const view = turnView(turn);
  if (old?.isConnected) old.replaceWith(view);
}

function turnView(turn) {
  const person = store.config.people.find(p => p.id === turn.person);
  const view = h('article', { class: 'turn', 'aria-label': turn.post ? turn.text : `Question: ${turn.text.slice(0, 100)}` },
    !turn.post && h('header', { class: 'question' },
      h('span', { class: 'avatar', 'aria-hidden': 'true' }, (person?.name ?? '?').slice(0, 1).toUpperCase()),
      h('div', {}, h('p', { class: 'by' }, h('strong', {}, person?.name ?? turn.person), person?.title), h('p', { class: 'words' }, turn.text))),
    h('div', { class: 'reply', 'aria-busy': turn.running ? 'true' : null }, replyView(turn)));
  turn.view = view;
  return view;
}

function replyView(turn) {
  const { event } = turn;
  if (!event) {
    return h('p', { class: 'progress' }, h('span', { class: 'spin', 'aria-hidden': 'true' }), h('span', { class: 'step' }, 'Reading the question'), h('span', { class: 'calls' }));
  }
  if (event.type === 'answer') return answerView(event, offer => ask(offer.message, offer.kind === 'confirm'));
  if (event.type === 'stopped') return h('p', { class: 'card stopped' }, h('strong', {}, 'Stopped.'), event.calls ? ` ${plural(event.calls, 'call')} had been made by then.` : ' No call had been made.');
  return h('p', { class: 'card failed' }, h('strong', {}, 'No answer. '), event.text);
}

function welcome() {
  return h('section', { class: 'welcome', 'aria-label': 'Examples' },
    h('img', { src: '/playground/web/wheel.svg', alt: '', width: '44', height: '44' }),
    h('h2', {}, 'Ask your AWS account'),
    h('p', {}, 'In plain words or as an AWS CLI command. Every answer shows the calls that prove it.'),
    h('div', { class: 'examples' }, examples.map(group => h('section', {},
      h('h3', {}, group.title),
      h('ul', {}, group.questions.map(q => h('li', {}, h('button', { type: 'button', class: 'example', onclick: () => ask(q) }, q))))))));
}
