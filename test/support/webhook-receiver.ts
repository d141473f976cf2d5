import { once } from 'node:events';
import { createServer as createHttp, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface ReceivedMessage {
  path: string;
  headers: IncomingHttpHeaders;
  id: string;
  body: string;
  message: { type: string; timestamp: string; data: Record<string, unknown> };
}

export interface Receiver {
  port: number;
  url: string;
  readonly received: ReceivedMessage[];
  /** How it answers; as it comes: 204. */
  answer: (request: IncomingMessage, response: ServerResponse, message: ReceivedMessage) => void;
  stop(): Promise<void>;
}

/** A real receiver of webhooks on loopback, with TLS where it is given a certificate; on a given port, to come back where it was. */
export async function startReceiver({ port = 0, tls }: { port?: number; tls?: { key: string; cert: string } } = {}): Promise<Receiver> {
  const sockets = new Set<Socket>();
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const message = {
        path: request.url ?? '',
        headers: request.headers,
        id: String(request.headers['webhook-id']),
        body,
        message: JSON.parse(body) as ReceivedMessage['message'],
      };
      receiver.received.push(message);
      receiver.answer(request, response, message);
    });
  };
  const server = tls ? createHttps(tls, take) : createHttp(take);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined); // connections that break are part of the tests
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = (server.address() as AddressInfo).port;
  const receiver: Receiver = {
    port: bound,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${bound}/hook`,
    received: [],
    answer: (_, response) => response.writeHead(204).end(),
    stop: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await once(server, 'close');
    },
  };
  return receiver;
}

/** Whether a message is signed with a secret, by the word of the library that Standard Webhooks gives to receivers. */
export function isSignedWith(secret: string, { headers, body }: ReceivedMessage): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
