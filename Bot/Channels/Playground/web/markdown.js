// The answer model's small markdown: **bold**, `code`, [title](url), "- " lists, "1. " lists and ``` blocks. Nothing else is markup.

import { h, link } from './dom.js';

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;
const LIST = { '- ': 'ul', '* ': 'ul' };

export function inline(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > at) nodes.push(text.slice(at, match.index));
    const [whole, bold, code, title, url] = match;
    if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (code !== undefined) nodes.push(h('code', {}, code));
    else nodes.push(link(url, title));
    at = match.index + whole.length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

export function markdown(text) {
  const blocks = [];
  const lines = text.replaceAll('\r', '').split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.startsWith('```')) {
      const code = [];
      for (i++; i < lines.length && !lines[i].startsWith('```'); i++) code.push(lines[i]);
      blocks.push(h('pre', { tabindex: '0', role: 'region', 'aria-label': 'Text output' }, h('code', {}, code.join('\n'))));
    } else if (line.trim()) {
      addLine(blocks, line, i === 0);
    } else {
      blocks.push(null);
    }
  }
  return blocks.filter(Boolean);
}

function addLine(blocks, line, isFirst) {
  const numbered = /^\d+[.)] /.exec(line)?.[0];
  const list = LIST[line.slice(0, 2)] ?? (numbered ? 'ol' : null);
  const last = blocks.at(-1);
  if (list) {
    const item = h('li', {}, inline(line.slice(numbered?.length ?? 2)));
    if (last?.localName === list) last.append(item);
    else blocks.push(h(list, {}, item));
  } else if (last?.localName === 'p' && !last.classList.contains('result')) {
    last.append(h('br'), ...inline(line));
  } else {
    blocks.push(h('p', { class: isFirst ? 'result' : null }, inline(line)));
  }
}
