// The page's memory: conversations, who one is and where. Kept for this browser tab only.

const KEY = 'wheelhouse.conversations';
const MAX_BYTES = 3_000_000;

export const store = { config: null, person: null, channel: null, conversations: [], current: null };

const listeners = [];

export function onChange(listener) {
  listeners.push(listener);
}

export function changed() {
  save();
  listeners.forEach(l => l());
}

export function fresh() {
  const empty = store.conversations.find(c => !c.turns.length && c.channel === store.channel);
  const conversation = empty ?? { id: newId(), title: '', channel: store.channel, turns: [] };
  if (!empty) store.conversations.unshift(conversation);
  store.current = conversation;
  changed();
  return conversation;
}

/** crypto.randomUUID is missing where the page came by plain http from another machine. */
function newId() {
  return `c-${Array.from(crypto.getRandomValues(new Uint32Array(4)), n => n.toString(16).padStart(8, '0')).join('')}`;
}

export function load() {
  try {
    const saved = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (!saved) return;
    const known = new Set(store.config.channels.map(c => c.id));
    store.conversations = saved.conversations.filter(c => known.has(c.channel));
    for (const turn of store.conversations.flatMap(c => c.turns)) {
      if (!turn.event) turn.event = { type: 'broken', text: 'The page was reloaded before the answer came. Ask again.' };
    }
    store.current = store.conversations.find(c => c.id === saved.current) ?? null;
    if (store.config.people.some(p => p.id === saved.person)) store.person = saved.person;
    if (store.current) store.channel = store.current.channel;
  } catch {
    store.conversations = [];
  }
}

function save() {
  try {
    let kept = store.conversations.filter(c => c.turns.length);
    let text = write(kept);
    while (text.length > MAX_BYTES && kept.length > 1) text = write(kept = kept.slice(0, -1));
    sessionStorage.setItem(KEY, text);
  } catch {
    // Storage is full or off: the page works without it, until it is reloaded.
  }
}

function write(conversations) {
  const plain = conversations.map(c => ({ ...c, turns: c.turns.map(({ person, text, event, post }) => ({ person, text, event, post })) }));
  return JSON.stringify({ conversations: plain, current: store.current?.id, person: store.person });
}
