// Posts that nobody asked for: notifications of the channels, each channel's in a conversation of its own.

import { loadPosts } from './api.js';
import { announce } from './dom.js';
import { redraw, show } from './chat.js';
import { changed, store } from './store.js';

const EVERY_MS = 3000;
let last = 0;

export function startPosts() {
  look();
  setInterval(() => document.visibilityState === 'visible' && look(), EVERY_MS);
}

async function look() {
  let news;
  try {
    news = await loadPosts(last);
  } catch {
    return; // The bot is away; the next look asks again.
  }
  if (news.last < last) { last = 0; return; } // It was started anew.
  last = news.last;
  for (const post of news.posts) take(post);
}

function take(post) {
  const channel = store.config.channels.find(c => c.id === post.channel);
  if (!channel) return;
  const conversation = conversationOf(channel);
  const known = conversation.turns.find(t => t.post === (post.replaces ?? post.id));
  if (known) {
    known.event = post.answer;
    redraw(known);
  } else {
    conversation.turns.push({ post: post.id, person: '', text: post.under ? 'More about it' : 'Notification', event: post.answer });
    if (conversation === store.current) show();
    announce('A notification came in');
  }
  changed();
}

function conversationOf(channel) {
  const id = `notifications-${channel.id}`;
  let conversation = store.conversations.find(c => c.id === id);
  if (!conversation) {
    conversation = { id, title: `Notifications of ${channel.name}`, channel: channel.id, turns: [] };
    store.conversations.push(conversation);
  }
  return conversation;
}
