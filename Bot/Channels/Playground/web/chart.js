// Charts as SVG, drawn to the room there is, with the same values as a table below.

import { h, svg } from './dom.js';
import { exact, extent, labelStep, short, shortLabels, ticks } from './scale.js';
import { bars } from './bars.js';
import { tableView } from './table.js';

const HEIGHT = 240;

export function chartView(chart) {
  const holder = h('div', { class: 'plot' });
  const draw = width => holder.replaceChildren(picture(chart, Math.max(260, width)));
  new ResizeObserver(([entry]) => draw(entry.contentRect.width)).observe(holder);
  return h('figure', { class: 'chart' },
    h('figcaption', {}, h('span', { class: 'title' }, chart.title), chart.series.length > 1 ? legend(chart.series) : null),
    holder,
    h('details', { class: 'values' }, h('summary', {}, 'Show the values as a table'), tableView(valuesOf(chart))));
}

function picture(chart, width) {
  const wordy = chart.kind === 'bar' && chart.labels.some(l => l.length > 10 || (/[a-z]{3}/i.test(l) && chart.labels.length > 6));
  return wordy && chart.series.length === 1 ? bars(chart, width) : plot(chart, width);
}

function plot(chart, width) {
  const stacked = chart.kind === 'stacked' && chart.series.length > 1 && chart.series.every(s => s.values.every(v => v === null || v >= 0));
  const scale = ticks(...(stacked ? [0, Math.max(0, ...chart.labels.map((_, i) => sum(chart, i)))] : extent(chart.series, chart.kind !== 'line')));
  const names = scale.map(v => short(v, chart.unit));
  const left = Math.max(...names.map(n => n.length)) * 6.8 + 14;
  const area = { left, top: 10, width: width - left - 12, height: HEIGHT - 40 };
  const [low, high] = [scale[0], scale.at(-1)];
  const y = value => area.top + area.height * (1 - (value - low) / (high - low));
  const room = area.width / Math.max(1, chart.labels.length);
  const x = i => area.left + room * (i + 0.5);
  const image = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, role: 'img', 'aria-label': summary(chart) });
  scale.forEach((value, i) => image.append(
    svg('line', { class: value === 0 ? 'axis' : 'grid', x1: area.left, x2: area.left + area.width, y1: y(value), y2: y(value) }),
    svg('text', { class: 'tick', x: area.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, names[i])));
  const labels = shortLabels(chart.labels);
  const step = labelStep(labels, room);
  labels.forEach((label, i) => i % step === 0 && image.append(svg('text', { class: 'tick', x: x(i), y: HEIGHT - 10, 'text-anchor': 'middle' }, label)));
  chart.series.forEach((series, s) => image.append(...(chart.kind === 'line' ? line(chart, series, s, x, y) : stacked ? stack(chart, series, s, x, y, room) : columns(chart, series, s, x, y, room))));
  return image;
}

function columns(chart, series, index, x, y, room) {
  const width = Math.max(1, Math.min(36, (room * 0.72) / chart.series.length));
  const from = -(width * chart.series.length) / 2 + index * width;
  return series.values.flatMap((value, i) => value === null ? [] : svg('rect', {
    class: `s${index % 6} fill`, x: x(i) + from, width: Math.max(1, width - 1), y: Math.min(y(value), y(0)), height: Math.max(1, Math.abs(y(value) - y(0))), rx: 1.5,
  }, svg('title', {}, tip(chart, series, i))));
}

const sum = (chart, i, before = chart.series.length) => chart.series.slice(0, before).reduce((all, s) => all + (s.values[i] ?? 0), 0);

function stack(chart, series, index, x, y, room) {
  const width = Math.max(1, Math.min(36, room * 0.8));
  return series.values.flatMap((value, i) => !value ? [] : svg('rect', {
    class: `s${index % 6} fill`, x: x(i) - width / 2, width: Math.max(1, width - 1), y: y(sum(chart, i, index + 1)), height: Math.max(0.5, y(sum(chart, i, index)) - y(sum(chart, i, index + 1))),
  }, svg('title', {}, tip(chart, series, i))));
}

function line(chart, series, index, x, y) {
  let path = '';
  let pen = 'M';
  series.values.forEach((value, i) => {
    if (value === null) { pen = 'M'; return; }
    path += `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = 'L';
  });
  const points = series.values.flatMap((value, i) => value === null ? [] : svg('circle', {
    class: `s${index % 6} point`, cx: x(i), cy: y(value), r: series.values.length > 60 ? 6 : 3.5,
  }, svg('title', {}, tip(chart, series, i))));
  return [svg('path', { class: `s${index % 6} stroke`, d: path }), svg('g', { class: series.values.length > 60 ? 'hidden-points' : '' }, points)];
}

const tip = (chart, series, i) => `${chart.labels[i]}${chart.series.length > 1 ? `, ${series.name}` : ''}: ${exact(series.values[i], chart.unit)}`;

function legend(series) {
  return h('ul', { class: 'legend' }, series.map((s, i) => h('li', {}, h('span', { class: `swatch s${i % 6}`, 'aria-hidden': 'true' }), s.name)));
}

function summary(chart) {
  const values = chart.series.flatMap(s => s.values).filter(v => v !== null);
  const range = values.length ? `from ${exact(Math.min(...values), chart.unit)} to ${exact(Math.max(...values), chart.unit)}` : 'without values';
  return `${chart.title || 'Chart'}: ${chart.labels.length} points, ${range}. The values follow as a table.`;
}

function valuesOf(chart) {
  return {
    title: chart.title,
    columns: [{ name: 'Label', kind: 'text' }, ...chart.series.map(s => ({ name: s.name || chart.unit || 'Value', kind: 'number' }))],
    rows: chart.labels.map((label, i) => [{ text: label }, ...chart.series.map(s => {
      const value = s.values[i] ?? null;
      return value === null ? { text: '' } : { text: exact(value, chart.unit), sort: value };
    })]),
  };
}
