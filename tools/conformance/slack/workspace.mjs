// Starts the workspace, lets its users act on the bot, and says what it saw.
// Settings (environment): PORT of the Web API, CTL of the control, BOT (the bot's address), SECRET (signing secret).
import http from 'node:http';
import { startWorkspace } from './emulator.mjs';
import { Platform } from './platform.mjs';
import { acts } from './acts.mjs';

const settings = {
  port: Number(process.env.PORT ?? 4003),
  control: Number(process.env.CTL ?? 4004),
  bot: process.env.BOT ?? 'http://127.0.0.1:3978',
  secret: process.env.SECRET ?? 'signing-secret',
};
if (new URL(settings.bot).hostname !== '127.0.0.1') throw new Error('The bot must be on 127.0.0.1.');

const workspace = await startWorkspace(settings);
const platform = new Platform(workspace, settings);
const routes = acts(workspace, platform);

const server = http.createServer(async (request, response) => {
  const answer = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  try {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : {};
    const { pathname } = new URL(request.url, settings.bot);
    const address = /^\/response\/(\w+)$/.exec(pathname);
    if (address) return answer(...(await platform.respond(address[1], body)));
    const route = routes[`${request.method} ${pathname}`];
    return route ? answer(200, await route(body)) : answer(404, { error: 'no such act' });
  } catch (error) {
    return answer(500, { error: String(error.stack) });
  }
});
server.listen(settings.control, '127.0.0.1', () => console.log('ready'));

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, async () => {
    await workspace.close();
    process.exit(0);
  });
}
