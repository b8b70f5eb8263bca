// The list of conversations beside the chat; a drawer on a narrow screen.

import { show } from './chat.js';
import { byId, h, plural } from './dom.js';
import { fresh, onChange, store } from './store.js';

export function startConversations() {
  byId('fresh').addEventListener('click', () => { fresh(); close(); show(); byId('question').focus(); });
  byId('menu').addEventListener('click', () => open(byId('menu').getAttribute('aria-expanded') !== 'true'));
  byId('side').addEventListener('keydown', event => {
    if (event.key === 'Escape') { close(); byId('menu').focus(); }
  });
  onChange(draw);
}

function open(isOpen) {
  byId('menu').setAttribute('aria-expanded', String(isOpen));
  byId('side').classList.toggle('open', isOpen);
}

const close = () => open(false);

function draw() {
  const items = store.conversations.filter(c => c.turns.length || c === store.current);
  byId('conversations').replaceChildren(...items.map(item));
}

function item(conversation) {
  const channel = store.config.channels.find(c => c.id === conversation.channel);
  const isCurrent = conversation === store.current;
  return h('li', {}, h('button', {
    type: 'button', class: 'conversation', 'aria-current': isCurrent ? 'true' : null,
    onclick: () => {
      store.current = conversation;
      store.channel = conversation.channel;
      close();
      show();
      byId('question').focus();
    },
  }, h('span', { class: 'name' }, conversation.title || 'New conversation'),
  h('span', { class: 'meta' }, `${channel?.name ?? ''}${conversation.turns.length ? ` · ${plural(conversation.turns.length, 'question')}` : ''}`)));
}
