// Keeps a program on this machine: it listens on 127.0.0.1 alone, and connects to nothing else. PLAYED="host=port …" names hosts that are
// played here: connections to them go to 127.0.0.1:port, and TLS still asks for the host's own name.
const net = require('net');
const isHere = (host) => !host || /^(localhost|127(\.\d+){3}|::1)$/.test(host);

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  if (args[0] !== null && typeof args[0] === 'object' && args[0].port !== undefined) args[0] = { ...args[0], host: '127.0.0.1' };
  else if (/^\d+$/.test(String(args[0]))) args.splice(1, typeof args[1] === 'string' ? 1 : 0, '127.0.0.1');
  return listen.apply(this, args);
};

const played = new Map((process.env.PLAYED ?? '').split(' ').filter(Boolean).map((p) => p.split('=')));
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = options !== null && typeof options === 'object' ? (options.path ? '' : options.host) : args[1];
  if (options !== null && typeof options === 'object' && played.has(host)) {
    Object.assign(options, { host: '127.0.0.1', port: Number(played.get(host)) });
    return connect.apply(this, args);
  }
  if (typeof host === 'string' && !isHere(host)) {
    process.nextTick(() => this.destroy(Object.assign(new Error(`${host} is not on this machine`), { code: 'ECONNREFUSED' })));
    return this;
  }
  return connect.apply(this, args);
};
