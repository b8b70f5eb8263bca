// A plan of a change: while it waits, one reason for both buttons; when it is over, what became of it and no buttons.

import { h } from './dom.js';
import { markdown } from './markdown.js';

/** Shown in the place of an answer's text. */
export function planText(answer) {
  return answer.over
    ? h('div', { class: 'text plan over' }, h('span', { class: 'badge' }, 'Over'), markdown(answer.over))
    : h('div', { class: 'text plan' }, h('span', { class: 'badge wait' }, 'Waits for approval'), markdown(answer.text));
}

/** The buttons of an answer, with the field for what may be said along. */
export function offersView(offers, onOffer) {
  if (!offers.length) return null;
  const label = offers.find(o => o.input)?.input;
  const field = label ? h('input', { type: 'text', class: 'reason', maxlength: '300', 'aria-label': label, placeholder: label }) : null;
  return h('div', { class: 'offers', role: 'group', 'aria-label': 'Go on with' }, field, offers.map(o => offer(o, field, onOffer)));
}

const STYLES = { confirm: 'button primary', approve: 'button primary', reject: 'button stop' };

function offer(item, field, onOffer) {
  const press = () => {
    if (item.sure && !window.confirm(item.sure)) return;
    const typed = item.input ? field.value.trim() : '';
    onOffer(typed ? { ...item, message: `${item.message} because ${typed}` } : item);
  };
  return h('button', { type: 'button', class: STYLES[item.kind] ?? 'button', title: item.message, onclick: press }, item.label);
}

/** Takes the buttons off every card of a plan that is over; gives the turns to be drawn again. */
export function closeCards(turns, { id, text }) {
  const shown = turns.filter(t => t.event?.planId === id && !t.event.over);
  for (const turn of shown) turn.event.over = text;
  return shown;
}
