// The query protocol's names for a service whose model speaks JSON only (SQS): lists and maps flattened, singular names, result wrappers.
export function addQueryNames(model, facts) {
  if (facts?.queryNames === undefined) return;
  for (const [operation, value] of Object.entries(model.operations)) {
    if (value.output) value.output.resultWrapper ??= `${operation}Result`;
    const entry = facts.queryEntries[operation];
    visit(model, value.input, { ...facts.queryNames, Entries: entry }, facts, new Set());
    visit(model, value.output, { ...facts.queryNames, Successful: entry?.replace('Request', 'Result') }, facts, new Set());
  }
}

function visit(model, shape, names, facts, seen) {
  const target = shape?.shape ? model.shapes[shape.shape] : shape;
  if (!target || seen.has(target)) return;
  seen.add(target);
  for (const [name, member] of Object.entries(target.members ?? {})) {
    const resolved = member.shape ? model.shapes[member.shape] : member;
    if (names[name] && (resolved.type === 'list' || resolved.type === 'map')) {
      member.queryName = names[name];
      member.flattened = true;
      const [key, value] = facts.queryMapNames[names[name]] ?? [];
      if (key && resolved.type === 'map') {
        resolved.key = { ...resolved.key, locationName: key };
        resolved.value = { ...resolved.value, locationName: value };
      }
    }
    visit(model, member, names, facts, seen);
  }
  visit(model, target.member, names, facts, seen);
  visit(model, target.value, names, facts, seen);
}
