import { SMTPServer } from 'smtp-server';

/** The mail server's process: `node mail-server.js <port>`. It takes every message and keeps none. Ends by SIGTERM. */
const [port = ''] = process.argv.slice(2);

new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onData: (stream, _session, taken) => {
    stream.on('end', () => taken());
    stream.resume();
  },
}).listen(Number(port), '127.0.0.1');
