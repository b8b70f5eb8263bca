// Who one is and which channel one is in. A conversation belongs to its channel: another channel means another conversation.

import { show } from './chat.js';
import { announce, byId, h } from './dom.js';
import { fresh, onChange, store } from './store.js';

const MODES = { demo: 'Demo account', real: 'Real account', endpoint: 'Endpoint' };

export function startIdentity() {
  const { config } = store;
  const mode = byId('mode');
  mode.textContent = MODES[config.mode] ?? config.mode;
  mode.classList.toggle('live', config.mode !== 'demo');
  const person = byId('person');
  const channel = byId('channel');
  person.append(...config.people.map(p => h('option', { value: p.id }, p.title ? `${p.name}, ${p.title}` : p.name)));
  channel.append(...config.channels.map(c => h('option', { value: c.id }, [c.name, c.alias, c.region].filter(Boolean).join(' · '))));
  person.addEventListener('change', () => {
    store.person = person.value;
    announce(`You are ${person.selectedOptions[0].textContent}`);
  });
  channel.addEventListener('change', () => {
    store.channel = channel.value;
    fresh();
    show();
    announce(`You are in ${channel.selectedOptions[0].textContent}`);
  });
  onChange(() => {
    person.value = store.person;
    channel.value = store.channel;
  });
}
