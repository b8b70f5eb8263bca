import { loadConfig } from './api.js';
import { show } from './chat.js';
import { startComposer } from './composer.js';
import { startConversations } from './conversations.js';
import { byId, h } from './dom.js';
import { startIdentity } from './identity.js';
import { startPosts } from './posts.js';
import { fresh, load, store } from './store.js';
import { startTheme } from './theme.js';

startTheme();
try {
  store.config = await loadConfig();
  store.person = store.config.people[0]?.id;
  store.channel = store.config.channels[0]?.id;
  load();
  startIdentity();
  startConversations();
  startComposer();
  if (!store.current) fresh();
  show();
  if (store.config.hasPosts) startPosts();
  document.body.dataset.ready = 'true';
  byId('question').focus();
} catch (error) {
  byId('log').replaceChildren(h('p', { class: 'card failed', role: 'alert' }, h('strong', {}, 'The playground could not start. '), error.message));
}
