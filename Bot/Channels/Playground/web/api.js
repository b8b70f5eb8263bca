// The server's paths. The custom header keeps other sites' pages from sending.

const headers = { 'Content-Type': 'application/json', 'X-Wheelhouse': '1' };

export async function loadConfig() {
  const response = await fetch('/playground/config');
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** Sends a message and hands over each event as it comes; ends with the turn. */
export async function sendMessage(message, onEvent) {
  const response = await fetch('/playground/messages', { method: 'POST', headers, body: JSON.stringify(message) });
  if (!response.ok) throw new Error(await faultOf(response));
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
