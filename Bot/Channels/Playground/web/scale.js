// Axes: round steps, short numbers, labels that fit.

/** Round values from at most min to at least max. */
export function ticks(min, max, wanted = 5) {
  if (min === max) max = min + 1;
  const rough = (max - min) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map(f => f * power).find(s => s >= rough);
  const first = Math.floor(min / step) * step;
  const values = [];
  for (let i = 0; first + (i - 1) * step < max; i++) values.push(Number((first + i * step).toPrecision(12)));
  return values;
}

/** The numbers that an axis must cover; from zero, unless all are far away from it on a line. */
export function extent(series, fromZero) {
  const values = series.flatMap(s => s.values).filter(v => v !== null);
  if (!values.length) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (fromZero || (low >= 0 && low < high * 0.6)) return [Math.min(0, low), Math.max(0, high)];
  return [low, high];
}

const units = { Percent: '%', percent: '%', Seconds: ' s', Milliseconds: ' ms', Count: '', None: '' };

export function short(value, unit) {
  const size = Math.abs(value);
  const [divisor, letter] = size >= 1e9 ? [1e9, 'G'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return withUnit(Number((value / divisor).toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 4 }) + letter, unit);
}

export function exact(value, unit) {
  const digits = unit === 'USD' ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumFractionDigits: 4 };
  return withUnit(value.toLocaleString('en', digits), unit);
}

function withUnit(number, unit) {
  if (unit === 'USD') return number.startsWith('-') ? `-$${number.slice(1)}` : `$${number}`;
  return number + (units[unit] ?? (unit ? ` ${unit}` : ''));
}

/** Every how many labels one can be written, given the room of each. */
export function labelStep(labels, room) {
  const widest = Math.max(...labels.map(l => l.length)) * 6.6 + 14;
  return Math.max(1, Math.ceil(widest / room));
}

/** Dates without the part that all share. */
export function shortLabels(labels) {
  const dates = labels.every(l => /^\d{4}-\d\d-\d\d$/.test(l));
  return dates && new Set(labels.map(l => l.slice(0, 4))).size === 1 ? labels.map(l => l.slice(5)) : labels;
}
