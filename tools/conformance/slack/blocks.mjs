// Messages ({ text, blocks }) and views ({ type: "modal" | "home", … }), one a line, against JSON Schemas made of Slack's own types.
// What only words say (lengths, counts) is held by the bot's own property tests.
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import generator from 'ts-json-schema-generator';

const here = path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, '../node_modules/.slack-types.ts');
fs.writeFileSync(root, "import type { KnownBlock, View } from '@slack/types';\nexport type Blocks = KnownBlock[];\nexport type Surface = View;\n");
const schema = generator.createGenerator({ path: root, type: '*', skipTypeCheck: true, additionalProperties: false }).createSchema('*');
const ajv = new (Ajv.default ?? Ajv)({ strict: false });
ajv.addSchema(schema, 'slack');
const kinds = { blocks: ajv.compile({ $ref: 'slack#/definitions/Blocks' }), view: ajv.compile({ $ref: 'slack#/definitions/Surface' }) };

// The definition that has a block's type says what is wrong with it; a union's own errors are about every member.
const definitions = Object.entries(schema.definitions).filter(([, d]) => d.properties?.type?.const);
function faultOf(block) {
  const named = definitions.filter(([, d]) => d.properties.type.const === block?.type).map(([name]) => ajv.compile({ $ref: `slack#/definitions/${encodeURIComponent(name)}` }));
  if (named.length === 0) return `unknown type ${JSON.stringify(block?.type)}`;
  return named.some((check) => check(block)) ? null : `${block.type}: ${ajv.errorsText(named[0].errors)}`;
}

const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
let bad = 0;
lines.forEach((line, number) => {
  const value = JSON.parse(line);
  const isView = value.type === 'modal' || value.type === 'home';
  const check = isView ? kinds.view : kinds.blocks;
  const faults = check(isView ? value : value.blocks) ? [] : value.blocks.map(faultOf).filter(Boolean);
  if (!check(isView ? value : value.blocks) && faults.length === 0) faults.push(ajv.errorsText(check.errors));
  if (!isView && !value.text) faults.push('no text beside the blocks');
  if (faults.length > 0) {
    bad++;
    console.log(`line ${number}: ${faults.join(' | ')}`);
  }
});
console.log(`${lines.length - bad} good, ${bad} bad`);
process.exit(bad > 0 ? 1 : 0);
