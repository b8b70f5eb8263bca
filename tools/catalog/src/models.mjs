// Reads the API models: the newest version of each service, with the overlay's operations added.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addQueryNames } from './query.mjs';

class Model {
  constructor(name, stem, document, paginators) {
    this.name = name;
    this.stem = stem;
    this.metadata = document.metadata;
    this.operations = document.operations;
    this.shapes = document.shapes ?? {};
    this.paginators = paginators;
  }

  /** Other names that people and protocols use for the service; on a clash the service that comes first keeps it. */
  aliases(iamPrefix) {
    const { endpointPrefix, signingName, serviceId, targetPrefix } = this.metadata;
    const id = serviceId.toLowerCase();
    const names = [this.stem, endpointPrefix, signingName, iamPrefix, id.replaceAll(' ', '-'), id.replaceAll(' ', ''), targetPrefix];
    return [...new Set(names.filter(Boolean).map(n => n.toLowerCase()))];
  }
}

export function readModels(folder, overlay) {
  const newest = new Map();
  for (const file of readdirSync(folder).filter(f => f.endsWith('.min.json')).sort())
    newest.set(file.slice(0, -'-2006-03-01.min.json'.length), file);
  const models = new Map();
  for (const [stem, file] of newest) {
    if (overlay.services.skip.includes(stem)) continue;
    const document = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    document.metadata.serviceId ??= stem;
    const name = overlay.services.names[stem] ?? stem;
    const pages = join(folder, file.replace('.min.json', '.paginators.json'));
    const paginators = existsSync(pages) ? JSON.parse(readFileSync(pages, 'utf8')).pagination : {};
    models.set(name, new Model(name, stem, document, paginators));
  }
  for (const [name, extra] of Object.entries(overlay.models)) add(models, name, extra);
  for (const model of models.values()) addQueryNames(model, overlay.services.protocols[model.name]);
  return [...models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** An overlay model either adds to a service or is a whole new one. Its shapes get names of their own, so that they hide none. */
function add(models, name, extra) {
  let model = models.get(name);
  if (!model) {
    if (!extra.metadata) throw new Error(`overlay/models/${name}.json: no such service, and no metadata for a new one`);
    model = new Model(name, name, { metadata: extra.metadata, operations: {} }, {});
    models.set(name, model);
  } else Object.assign(model.metadata, extra.metadata);
  for (const [operation, value] of Object.entries(extra.operations ?? {})) {
    if (model.operations[operation] && !value.replaces) throw new Error(`overlay/models/${name}.json: ${operation} is in the models already`);
    model.operations[operation] = value;
  }
  for (const [shape, value] of Object.entries(extra.shapes ?? {})) {
    if (model.shapes[shape]) throw new Error(`overlay/models/${name}.json: the shape ${shape} is in the models already`);
    model.shapes[shape] = value;
  }
  for (const [path, members] of Object.entries(extra.members ?? {})) addMembers(model, name, path, members);
  Object.assign(model.paginators, extra.pagination ?? {});
}

/** `DescribeInstances.output.Reservations[]`: new members for a structure that the models know already. */
function addMembers(model, name, path, members) {
  const [operation, ...steps] = path.split('.');
  const resolve = shape => (shape?.shape ? model.shapes[shape.shape] : shape);
  const target = steps.reduce((shape, step) => {
    const [member, ...lists] = step.split('[]');
    let next = resolve(shape === model.operations[operation] ? shape[member] : shape?.members?.[member]);
    for (const _ of lists) next = resolve(next?.member);
    return next;
  }, model.operations[operation]);
  if (!target?.members) throw new Error(`overlay/models/${name}.json: nothing at ${path}`);
  for (const [member, shape] of Object.entries(members)) {
    if (target.members[member]) throw new Error(`overlay/models/${name}.json: ${path}.${member} is in the models already`);
    target.members[member] = shape;
  }
}
