// Cards, or activities with cards, one a line: parsed, validated and rendered by Microsoft's `adaptivecards`. What only words say
// (bytes, counts, versions) is held by the bot's own property tests.
const fs = require('fs');
const path = require('path');
const modules = path.join(__dirname, '../node_modules');
const { JSDOM } = require(path.join(modules, 'jsdom'));

const page = new JSDOM('<body></body>').window;
for (const name of ['window', 'document', 'Node', 'MouseEvent', 'KeyboardEvent', 'Event', ...Object.getOwnPropertyNames(page).filter((n) => /^HTML\w*Element$/.test(n))]) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? page : page[name], configurable: true, writable: true });
}
const cards = require(path.join(modules, 'adaptivecards/dist/adaptivecards.js'));
cards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = text; result.didProcess = true; };

function faultsOf(json) {
  const context = new cards.SerializationContext(cards.Versions.latest);
  const card = new cards.AdaptiveCard();
  const faults = [];
  try {
    card.parse(json, context);
    for (let i = 0; i < context.eventCount; i++) faults.push(context.getEventAt(i).message);
    faults.push(...card.validateProperties().validationEvents.map((e) => e.message));
    if (!card.render()) faults.push('renders nothing');
  } catch (e) {
    faults.push(`breaks the renderer: ${e.message}`);
  }
  return [...new Set(faults)];
}

let good = 0;
let bad = 0;
fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).forEach((line, number) => {
  const json = JSON.parse(line);
  for (const card of json.attachments ? json.attachments.map((a) => a.content) : [json]) {
    const faults = faultsOf(card);
    faults.length > 0 ? bad++ : good++;
    if (faults.length > 0) console.log(`line ${number}: ${faults.join(' | ')}`);
  }
});
console.log(`${good} good, ${bad} bad`);
process.exit(bad > 0 ? 1 : 0);
