// Reads the hand-written facts that the models and tables lack.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function readOverlay(folder) {
  const json = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  const models = {};
  for (const file of readdirSync(join(folder, 'models')).sort())
    if (file.endsWith('.json')) models[file.slice(0, -5)] = json(join('models', file));
  return { services: json('services.json'), actions: json('actions.json'), exposure: json('exposure.json'), endpoints: json('endpoints.json'), models };
}

/** Finds the value for `service:Operation` in a table whose keys may end in `*`; an exact key wins, then the longest prefix. */
export function lookup(table, key) {
  if (Object.hasOwn(table, key)) return table[key];
  let best;
  for (const pattern of Object.keys(table))
    if (pattern.endsWith('*') && key.startsWith(pattern.slice(0, -1)) && (best === undefined || pattern.length > best.length)) best = pattern;
  return best === undefined ? undefined : table[best];
}
