// IAM action names and access levels of operations, checked against the published action tables.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookup } from './overlay.mjs';

const levels = { List: 0, Read: 1, Write: 2, 'Permissions management': 3, 'Permissions management, Write': 3, Tagging: 4, 'Tagging, Write': 4 };
const names = { list: 0, read: 1, write: 2, permissions: 3, tagging: 4 };
const exposures = { none: 0, secret: 1, data: 2 };

export class Iam {
  #prefixes = new Map();
  #overlay;
  #faults = [];

  constructor(folder, overlay) {
    this.#overlay = overlay;
    for (const file of readdirSync(join(folder, 'actions')))
      this.#prefixes.set(file.slice(0, -5), new Map(Object.values(JSON.parse(readFileSync(join(folder, 'actions', file), 'utf8'))).map(a => [a.name, a.accessLevel])));
  }

  /** The IAM prefix, and for each operation its actions, access level and exposure. */
  describe(model) {
    const prefix = this.#prefix(model);
    const operations = {};
    for (const [operation, value] of Object.entries(model.operations)) operations[operation] = this.#operation(model, prefix, operation, value);
    return { prefix, operations };
  }

  #prefix(model) {
    const told = this.#overlay.services.iamPrefixes[model.name];
    if (told) {
      if (!this.#prefixes.has(told)) this.#faults.push(`services.json: IAM has no prefix ${told} (${model.name})`);
      return told;
    }
    const { signingName, endpointPrefix } = model.metadata;
    const candidates = [signingName, endpointPrefix, model.stem, model.name].filter(p => p && this.#prefixes.has(p));
    const known = p => Object.keys(model.operations).filter(o => this.#prefixes.get(p).has(o)).length;
    return candidates.sort((a, b) => known(b) - known(a))[0] ?? signingName ?? endpointPrefix;
  }

  #operation(model, prefix, operation, value) {
    const key = `${model.name}:${operation}`;
    const told = this.#overlay.actions.actions[key] ?? this.#byMethod(model, value);
    const actions = told ? [told].flat() : [`${prefix}:${this.#spelling(prefix, operation)}`];
    for (const action of actions) {
      const [p, name] = action.split(':');
      if (told && !this.#prefixes.get(p)?.has(name)) this.#faults.push(`actions.json: IAM has no action ${action} (${key})`);
    }
    const [p, name] = actions[0].split(':');
    const level = this.#overlay.actions.access[key] ?? this.#rest(model, operation, value);
    const published = this.#prefixes.get(p)?.get(name);
    if (published !== undefined && levels[published] === undefined) this.#faults.push(`${actions[0]}: unknown access level ${published}`);
    const access = level !== undefined ? names[level] : published !== undefined ? levels[published] : this.#byVerb(operation);
    const exposure = lookup(this.#overlay.exposure, key);
    return { actions, access, exposure: exposures[exposure ?? 'none'], listed: !!this.#prefixes.get(p)?.has(name) };
  }

  /** The tables spell some actions with other capitals: CreateACL is CreateAcl. */
  #spelling(prefix, operation) {
    const actions = this.#prefixes.get(prefix);
    if (!actions || actions.has(operation)) return operation;
    return [...actions.keys()].find(a => a.toLowerCase() === operation.toLowerCase()) ?? operation;
  }

  /** API Gateway's actions are HTTP methods. */
  #byMethod(model, value) {
    return this.#overlay.actions.byMethod.includes(model.name) ? `apigateway:${value.http?.method ?? 'POST'}` : undefined;
  }

  #rest(model, operation, value) {
    if (!this.#overlay.actions.byMethod.includes(model.name)) return undefined;
    if (/^(Tag|Untag)Resource$/.test(operation)) return 'tagging';
    return (value.http?.method ?? 'POST') === 'GET' ? 'read' : 'write';
  }

  /** For operations that no table lists: the verb, and where it says nothing, the cautious level. */
  #byVerb(operation) {
    if (/^(TagResource|UntagResource|TagResources|UntagResources|AddTags|RemoveTags|DeleteTags|CreateTags)/.test(operation)) return names.tagging;
    if (/^List/.test(operation)) return names.list;
    return /^(Get|Describe|BatchGet|BatchDescribe|Search|Query|Lookup|Head|Select|Estimate|Check|Validate|Is|Converse|InvokeModel)/.test(operation) ? names.read : names.write;
  }

  /** Fails on overlay entries that name nothing. */
  finish(models) {
    const keys = new Set(models.flatMap(m => Object.keys(m.operations).map(o => `${m.name}:${o}`)));
    for (const table of ['actions', 'access'])
      for (const key of Object.keys(this.#overlay.actions[table])) if (!keys.has(key)) this.#faults.push(`actions.json: ${table} names ${key}, which no model has`);
    for (const pattern of Object.keys(this.#overlay.exposure)) {
      const matches = pattern.endsWith('*') ? [...keys].some(k => k.startsWith(pattern.slice(0, -1))) : keys.has(pattern);
      if (!matches) this.#faults.push(`exposure.json: ${pattern} matches no operation`);
    }
    if (this.#faults.length === 0) return;
    console.error(this.#faults.join('\n'));
    process.exit(1);
  }
}
