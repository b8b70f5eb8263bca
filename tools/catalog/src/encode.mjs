// A model as bytes; the reader is Bot.Aws/Catalog/ServiceReader.cs, and the layout is described in README.md beside this folder.
import { Bytes, Strings } from './bytes.mjs';

const kinds = {
  structure: 0, list: 1, map: 2, string: 3, character: 3, integer: 4, short: 4, byte: 4, long: 5, bigInteger: 5,
  double: 6, float: 6, bigDecimal: 6, boolean: 7, timestamp: 8, blob: 9,
};
const document = 10;
const locations = { uri: 1, querystring: 2, header: 3, headers: 4, statusCode: 5 };
const protocols = { json: 0, query: 1, ec2: 2, 'rest-json': 3, 'rest-xml': 4 };

export function encodeService(model, facts, overlay) {
  const strings = new Strings();
  const shapes = new Shapes(model, strings);
  const operations = Object.entries(model.operations).sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ name: strings.index(name), body: encodeOperation(model, name, value, facts.operations[name], strings, shapes) }));
  const service = encodeFacts(model, facts.prefix, overlay, strings);

  const out = new Bytes();
  strings.write(out);
  out.bytes(service);
  shapes.write(out);
  out.varint(operations.length);
  for (const { name, body } of operations) out.varint(name).varint(body.length);
  for (const { body } of operations) out.bytes(body);
  return out.toBuffer();
}

function encodeFacts(model, prefix, overlay, strings) {
  const m = model.metadata;
  const extra = overlay.services.protocols[model.name] ?? {};
  const jsonVersion = m.jsonVersion ?? extra.jsonVersion;
  const jsonSpoken = m.protocol === 'json' || extra.also === 'json';
  const endpoints = overlay.endpoints[model.name] ?? {};
  const out = new Bytes();
  const text = value => out.varint(strings.index(value));
  text(model.name);
  text(m.serviceId);
  text(m.serviceFullName);
  text(m.endpointPrefix);
  text(m.signingName ?? m.endpointPrefix);
  text(prefix);
  text(m.apiVersion);
  out.varint(protocols[m.protocol]);
  out.varint(extra.also === undefined ? 0 : protocols[extra.also] + 1);
  text(jsonSpoken ? m.targetPrefix ?? extra.targetPrefix : undefined);
  text(jsonSpoken ? jsonVersion ?? '1.0' : undefined);
  text(xmlNamespace(model));
  text(endpoints.global);
  const hosts = Object.entries(endpoints.hosts ?? {});
  out.varint(hosts.length);
  for (const [where, { host, region }] of hosts) { text(where); text(host); text(region); }
  return out.toBuffer();
}

/** S3's model states the namespace at each payload instead of once. */
function xmlNamespace(model) {
  if (model.metadata.protocol !== 'rest-xml') return undefined;
  if (model.metadata.xmlNamespace) return model.metadata.xmlNamespace.uri ?? model.metadata.xmlNamespace;
  for (const { input } of Object.values(model.operations)) {
    if (input?.xmlNamespace?.uri) return input.xmlNamespace.uri;
    for (const member of Object.values(input?.members ?? {})) if (member.xmlNamespace?.uri) return member.xmlNamespace.uri;
  }
  return undefined;
}

function encodeOperation(model, name, value, facts, strings, shapes) {
  const out = new Bytes();
  const text = t => out.varint(strings.index(t));
  const pages = model.paginators[name];
  const paged = pages?.input_token !== undefined;
  const checksum = value.httpChecksumRequired === true || value.httpChecksum?.requestChecksumRequired === true;
  const unsigned = value.authtype === 'none' || value.auth?.includes('smithy.api#noAuth');
  out.byte((checksum ? 1 : 0) | (paged ? 2 : 0) | (unsigned ? 4 : 0) | (value.deprecated ? 8 : 0));
  text(value.http?.method ?? 'POST');
  text(value.http?.requestUri ?? '/');
  out.varint(value.http?.responseCode ?? 0);
  out.varint(shapes.root(value.input));
  out.varint(shapes.root(value.output));
  text(value.input?.locationName);
  text(value.output?.resultWrapper);
  text(value.endpoint?.hostPrefix);
  out.byte(facts.access | (facts.exposure << 4));
  out.varint(facts.actions.length);
  for (const action of facts.actions) text(action);
  if (paged) {
    for (const list of [pages.input_token, pages.output_token, pages.result_key]) {
      const all = list === undefined ? [] : [list].flat();
      out.varint(all.length);
      for (const path of all) text(path);
    }
    text(pages.limit_key);
    text(pages.more_results);
  }
  return out.toBuffer();
}

/** All shapes of a service; equal anonymous ones are written once. Named ones get their number first, so that they may be recursive. */
class Shapes {
  #encoded = [];
  #named = new Map();
  #anonymous = new Map();

  constructor(model, strings) { this.model = model; this.strings = strings; }

  root(shape) { return this.reference(shape ?? { type: 'structure', members: {} }); }

  reference(shape) {
    if (!shape.shape) return this.#add(this.#encode(shape));
    const known = this.#named.get(shape.shape);
    if (known !== undefined) return known;
    const target = this.model.shapes[shape.shape];
    if (!target) throw new Error(`${this.model.name}: no shape ${shape.shape}`);
    const number = this.#encoded.push(undefined) - 1;
    this.#named.set(shape.shape, number);
    this.#encoded[number] = this.#encode(target);
    return number;
  }

  #add(bytes) {
    const key = bytes.toString('latin1');
    let number = this.#anonymous.get(key);
    if (number === undefined) {
      number = this.#encoded.push(bytes) - 1;
      this.#anonymous.set(key, number);
    }
    return number;
  }

  #encode(shape) {
    const type = shape.type ?? (shape.members ? 'structure' : 'string');
    const kind = shape.document ? document : kinds[type];
    if (kind === undefined) throw new Error(`${this.model.name}: unknown type ${type}`);
    const out = new Bytes();
    const text = value => out.varint(this.strings.index(value));
    out.byte(kind | (shape.flattened ? 16 : 0) | (shape.eventstream ? 32 : 0) | (shape.enum ? 64 : 0) | (shape.streaming ? 128 : 0));
    if (kind === kinds.structure) {
      text(shape.payload);
      const members = Object.entries(shape.members ?? {});
      out.varint(members.length);
      for (const [name, member] of members) this.#member(out, name, member, shape.required?.includes(name), name);
    } else if (kind === kinds.list) {
      this.#member(out, 'member', shape.member, false, 'member');
    } else if (kind === kinds.map) {
      text(shape.key?.locationName);
      this.#member(out, 'value', shape.value, false, 'value');
    } else if (kind === kinds.timestamp) {
      text(shape.timestampFormat);
    }
    if (shape.enum) {
      out.varint(shape.enum.length);
      for (const value of shape.enum) text(value);
    }
    return out.toBuffer();
  }

  #member(out, name, member, required, wireDefault) {
    const target = member.shape ? this.model.shapes[member.shape] : member;
    const flattened = member.flattened || target?.flattened;
    const timestamp = member.timestampFormat ?? target?.timestampFormat;
    const more = (member.queryName ? 1 : 0) | (member.xmlAttribute ? 2 : 0) | (timestamp ? 4 : 0) | (member.jsonvalue ? 8 : 0)
      | (member.sensitive || target?.sensitive ? 16 : 0) | (member.hostLabel ? 32 : 0);
    const renamed = member.locationName !== undefined && member.locationName !== wireDefault;
    out.varint(this.strings.index(name));
    out.byte((renamed ? 1 : 0) | (member.location ? 2 : 0) | (required ? 4 : 0) | (member.idempotencyToken ? 8 : 0) | (flattened ? 16 : 0) | (more ? 32 : 0));
    if (more) out.byte(more);
    if (renamed) out.varint(this.strings.index(member.locationName));
    if (member.location) out.byte(locations[member.location]);
    if (member.queryName) out.varint(this.strings.index(member.queryName));
    if (timestamp) out.varint(this.strings.index(timestamp));
    out.varint(this.reference(member));
  }

  write(out) {
    out.varint(this.#encoded.length);
    for (const bytes of this.#encoded) out.varint(bytes.length);
    for (const bytes of this.#encoded) out.bytes(bytes);
  }
}
