// Bars that lie, for values of things with names: the names stay readable.

import { svg } from './dom.js';
import { exact } from './scale.js';

const ROW = 26;

export function bars(chart, width) {
  const [series] = chart.series;
  const longest = Math.max(...chart.labels.map(l => l.length));
  const left = Math.min(longest * 7.6 + 12, width * 0.42);
  const values = series.values.map(v => v ?? 0);
  const right = Math.max(...values.map(v => exact(v, chart.unit).length)) * 7 + 12;
  const low = Math.min(0, ...values);
  const unit = (width - left - right) / (Math.max(0, ...values) - low || 1);
  const height = chart.labels.length * ROW + 6;
  const image = svg('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', 'aria-label': `${chart.title || 'Chart'}: ${chart.labels.length} bars. The values follow as a table.` });
  chart.labels.forEach((label, i) => {
    const y = i * ROW + 4;
    const start = left + (Math.min(0, values[i]) - low) * unit;
    const size = Math.max(1, Math.abs(values[i]) * unit);
    image.append(
      svg('text', { class: 'name', x: left - 8, y: y + 14, 'text-anchor': 'end' }, fit(label, left - 12), svg('title', {}, label)),
      svg('rect', { class: 's0 fill', x: start, y, width: size, height: ROW - 8, rx: 2 }, svg('title', {}, `${label}: ${exact(values[i], chart.unit)}`)),
      svg('text', { class: 'value', x: start + size + 6, y: y + 14 }, series.values[i] === null ? '' : exact(values[i], chart.unit)));
  });
  image.append(svg('line', { class: 'axis', x1: left - low * unit, x2: left - low * unit, y1: 0, y2: height }));
  return image;
}

function fit(text, room) {
  const letters = Math.max(4, Math.floor(room / 7.6));
  return text.length <= letters ? text : `${text.slice(0, letters - 1)}…`;
}
