// A table that sorts by any column, shows the first rows of many, and copies.

import { announce, h, link, plural } from './dom.js';
import { formats, toClipboard } from './copy.js';

const FEW = 10;
const MANY = 14;
const NUMERIC = new Set(['number', 'money']);
const GOOD = /^(running|available|active|ok|enabled|healthy|in.?service|in.?use|succeeded|complete[d]?|issued|.*_complete)$/i;
const BAD = /^(alarm|failed|error|unhealthy|impaired|expired|critical|.*_failed|rollback.*)$/i;
const WAIT = /^(pending|creating|modifying|updating|starting|stopping|insufficient.data|.*_in_progress|in.?progress|warning|deleting|shutting-down)$/i;

export function tableView(table) {
  const state = { column: -1, descending: false, all: table.rows.length <= MANY };
  const body = h('tbody');
  const heads = table.columns.map((column, i) => head(column, () => sortBy(i)));
  const name = table.title || `Table of ${plural(table.rows.length, 'row')}`;
  const more = h('button', { type: 'button', class: 'quiet', onclick: () => showAll() }, `Show all ${table.rows.length.toLocaleString('en')} rows`);

  function sortBy(index) {
    state.descending = state.column === index ? !state.descending : NUMERIC.has(table.columns[index].kind);
    state.column = index;
    heads.forEach((th, i) => th.setAttribute('aria-sort', i !== index ? 'none' : state.descending ? 'descending' : 'ascending'));
    fill();
    announce(`Sorted by ${table.columns[index].name}, ${state.descending ? 'descending' : 'ascending'}`);
  }

  function showAll() {
    state.all = true;
    fill();
    body.querySelectorAll('tr')[FEW]?.focus();
  }

  function fill() {
    const rows = sorted(table, state);
    body.replaceChildren(...rows.slice(0, state.all ? undefined : FEW).map((r, i) => row(r, table.columns, i === FEW)));
    more.hidden = state.all;
  }

  fill();
  return h('figure', { class: 'table' },
    h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': name },
      h('table', {},
        h('caption', { class: table.title ? null : 'sr' }, name),
        h('thead', {}, h('tr', {}, heads)),
        body)),
    h('figcaption', {}, h('span', { class: 'count' }, countOf(table)), more, copyButtons(table, state)));
}

function head(column, onclick) {
  return h('th', { scope: 'col', class: `is-${column.kind}`, 'aria-sort': 'none' }, h('button', { type: 'button', onclick }, column.name || 'Name', h('span', { class: 'arrow', 'aria-hidden': 'true' })));
}

function row(cells, columns, canFocus) {
  return h('tr', { tabindex: canFocus ? '-1' : null }, cells.map((cell, i) => {
    const column = columns[i] ?? { name: '', kind: 'text' };
    const content = cell.url ? link(cell.url, cell.text) : cell.text;
    const mark = /^(state|status|health)$/i.test(column.name) ? dot(cell.text) : null;
    return h('td', { class: `is-${column.kind}${cell.text.length > 48 ? ' long' : ''}` }, mark, content);
  }));
}

function dot(text) {
  const tone = GOOD.test(text) ? 'good' : BAD.test(text) ? 'bad' : WAIT.test(text) ? 'wait' : 'idle';
  return text ? h('span', { class: `dot ${tone}`, 'aria-hidden': 'true' }) : null;
}

/** By the number beneath a cell where it has one, else by its text; empty cells last either way. */
function sorted(table, { column, descending }) {
  if (column < 0) return table.rows;
  const sign = descending ? -1 : 1;
  return table.rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (!x?.text || !y?.text) return (x?.text ? 0 : 1) - (y?.text ? 0 : 1);
    if (x.sort !== undefined && y.sort !== undefined) return sign * (x.sort - y.sort);
    return sign * x.text.localeCompare(y.text, 'en', { numeric: true, sensitivity: 'base' });
  });
}

function countOf(table) {
  const shown = plural(table.rows.length, 'row');
  return table.total > table.rows.length ? `${shown} of ${table.total.toLocaleString('en')}` : shown;
}

function copyButtons(table, state) {
  return h('span', { class: 'copy', role: 'group', 'aria-label': 'Copy the table as' }, h('span', { 'aria-hidden': 'true' }, 'Copy'), Object.keys(formats).map(format =>
    h('button', {
      type: 'button', class: 'quiet', 'aria-label': `Copy as ${format}`,
      onclick: async event => {
        const rows = [table.columns.map(c => c.name), ...sorted(table, state).map(r => r.map(c => c.text))];
        const done = await toClipboard(formats[format](rows));
        const button = event.target;
        button.textContent = done ? 'Copied' : 'Not allowed';
        announce(done ? `Table copied as ${format}` : 'The browser does not allow copying');
        setTimeout(() => { button.textContent = format; }, 1600);
      },
    }, format)));
}
