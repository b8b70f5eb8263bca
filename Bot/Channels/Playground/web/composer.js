// Where one writes: Enter sends, Shift+Enter breaks the line, arrows recall, Escape stops.

import { ask, isRunning, stop } from './chat.js';
import { byId } from './dom.js';
import { onChange, store } from './store.js';

let recalled = -1;
let draft = '';

export function startComposer() {
  const field = byId('question');
  byId('composer').addEventListener('submit', event => { event.preventDefault(); send(field); });
  byId('stop').addEventListener('click', stop);
  field.addEventListener('input', () => { recalled = -1; grow(field); });
  field.addEventListener('keydown', event => keys(event, field));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && isRunning()) { event.preventDefault(); stop(); field.focus(); }
  });
  onChange(() => {
    byId('stop').hidden = !isRunning();
    byId('send').hidden = isRunning();
  });
}

function keys(event, field) {
  if (event.isComposing) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    send(field);
  } else if (event.key === 'ArrowUp' && !field.value.slice(0, field.selectionStart).includes('\n')) {
    recall(event, field, 1);
  } else if (event.key === 'ArrowDown' && recalled >= 0 && !field.value.slice(field.selectionEnd).includes('\n')) {
    recall(event, field, -1);
  }
}

function recall(event, field, by) {
  const asked = (store.current?.turns ?? []).map(t => t.text).reverse();
  if (recalled < 0) draft = field.value;
  const next = Math.min(recalled + by, asked.length - 1);
  if (next === recalled) return;
  event.preventDefault();
  recalled = next;
  field.value = next < 0 ? draft : asked[next];
  grow(field);
  field.setSelectionRange(field.value.length, field.value.length);
}

function send(field) {
  const text = field.value;
  if (!text.trim() || isRunning()) return;
  field.value = '';
  recalled = -1;
  grow(field);
  ask(text);
}

function grow(field) {
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight + 2, 200)}px`;
}
