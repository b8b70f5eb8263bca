// The schemas come with Microsoft's `@microsoft/app-manifest`.
const fs = require('fs');
const path = require('path');
const modules = path.join(__dirname, '../node_modules');
const load = (name) => { const m = require(path.join(modules, name)); return m.default ?? m; };

const manifest = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const file = path.join(modules, `@microsoft/app-manifest/build/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`);
const schema = JSON.parse(fs.readFileSync(file, 'utf8'));
const Ajv = load(/draft-04/.test(schema.$schema) ? 'ajv-draft-04' : 'ajv');
const ajv = new Ajv({ strict: false, allErrors: true });
load('ajv-formats')(ajv);
const check = ajv.compile(schema);
if (check(manifest)) {
  console.log(`good by schema ${manifest.manifestVersion}`);
} else {
  for (const fault of check.errors) console.log(`${fault.instancePath || '/'} ${fault.message} ${JSON.stringify(fault.params)}`);
  process.exit(1);
}
