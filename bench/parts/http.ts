import { Agent, request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';

interface Exchanged {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

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

  /** Asks whether a resource is still as it was. @throws where the answer is another one than 304 */
  async unchanged(path: string, etag: string): Promise<void> {
    const { status } = await this.exchange('GET', path, { 'if-none-match': etag });
    if (status !== 304) throw new Error(`GET ${path} was answered with ${status}, and not that it is as it was.`);
  }

  /** The ETag of a resource. */
  async etag(path: string): Promise<string> {
    const { headers } = await this.exchange('GET', path, {});
    return headers['etag'] ?? '';
  }

  close(): void {
    this.agent.destroy();
  }

  private async ask(method: string, path: string, body?: object): Promise<string> {
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
    };
    const { status, text } = await this.exchange(method, path, headers, sent);
    if (status >= 200 && status < 300) return text;
    throw new Error(`${method} ${path} was answered with ${status}: ${text.slice(0, 500)}`);
  }

  private exchange(method: string, path: string, headers: OutgoingHttpHeaders, sent?: string): Promise<Exchanged> {
    return new Promise((resolve, reject) => {
      const asked = request(this.base + path, { method, agent: this.agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') });
        });
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that lay idle while something else was measured may have been closed by the server.
        if (asked.reusedSocket && error.code === 'ECONNRESET') this.exchange(method, path, headers, sent).then(resolve, reject);
        else reject(error);
      });
      asked.end(sent);
    });
  }
}
