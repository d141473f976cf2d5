import { Agent, request } from 'node:http';

/** A client that keeps its one connection open, as any good client does: connecting is not what is measured. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(private readonly base: string) {}

  /** The body of the answer. @throws where the status is not one of success */
  get(path: string): Promise<string> {
    return this.ask('GET', path);
  }

  post(path: string, body: object): Promise<string> {
    return this.ask('POST', path, body);
  }

  put(path: string, body: object): Promise<string> {
    return this.ask('PUT', path, body);
  }

  close(): void {
    this.agent.destroy();
  }

  private ask(method: string, path: string, body?: object): Promise<string> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(this.base + path, { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode ?? 0;
          if (status >= 200 && status < 300) resolve(text);
          else reject(new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 500)}`));
        });
      });
      asked.on('error', reject);
      asked.end(sent);
    });
  }
}
