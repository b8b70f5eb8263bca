// The server's paths. The custom header keeps other sites' pages from sending.

const headers = { 'Content-Type': 'application/json', 'X-Wheelhouse': '1' };

export async function loadConfig() {
  const response = await fetch('/playground/config');
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const tries = 30;
// randomUUID is for pages of a secure origin only.
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

/** Sends a message and hands over each event as it comes; ends with the turn. Should the bot go away meanwhile, it is asked again for the same turn. */
export async function sendMessage(message, onEvent) {
  const asked = { ...message, id: newId() };
  let begun = false, ended = false;
  const take = event => {
    begun = true;
    ended = event.type !== 'started' && event.type !== 'progress';
    onEvent(event);
  };
  for (let left = tries; !ended; left--) {
    try {
      await readTurn(asked, take);
      if (ended) return;
    } catch (error) {
      if (error.refused || !begun || left === 0) throw error;
    }
    if (left === 0) return;
    await pause(1000);
  }
}

async function readTurn(message, onEvent) {
  const response = await fetch('/playground/messages', { method: 'POST', headers, body: JSON.stringify(message) });
  if (!response.ok) throw Object.assign(new Error(await faultOf(response)), { refused: true });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split('\n');
    rest = lines.pop();
    for (const line of lines) if (line) onEvent(JSON.parse(line));
  }
}

/** Posts after a number that nobody asked for. */
export async function loadPosts(after) {
  const response = await fetch(`/playground/posts?after=${after}`);
  if (!response.ok) throw new Error(await faultOf(response));
  return response.json();
}

export function stopTurn(turn) {
  return fetch('/playground/stop', { method: 'POST', headers, body: JSON.stringify({ turn }) });
}

async function faultOf(response) {
  const text = await response.text();
  try {
    return JSON.parse(text).error ?? text;
  } catch {
    return text || `The bot answered with status ${response.status}.`;
  }
}
