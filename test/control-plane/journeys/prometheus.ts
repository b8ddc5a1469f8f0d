import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Requests to a new version, as the queries of its analysis see them. */
interface Counts {
  readonly requests: number;
  readonly bad: number;
}

/** Answers the queries of autoscalers and analyses, and the requests that an analysis sends. */
export class StandInPrometheus {
  /** Value of all queries of autoscalers. 0: the services are idle. */
  value = 0;
  /** Requests to the new version. */
  counts: Counts = { requests: 0, bad: 0 };
  /** Paths of the requests that are no queries. */
  readonly received: string[] = [];
  /** Bodies of the requests that are no queries. */
  readonly bodies = new Set<string>();
  /** Status of the answers to requests that are no queries. */
  status = 200;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInPrometheus> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const made = new StandInPrometheus(server);
    server.on('request', (request: IncomingMessage, response) => {
      void textOf(request).then((body) => {
        const answer = made.answer(request.url ?? '', body);
        response.writeHead(answer ? 200 : made.status, { 'content-type': 'application/json', location: made.address });
        response.end(JSON.stringify(answer ?? {}));
      });
    });
    return made;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The answer to a query. Undefined for other requests. */
  private answer(url: string, body: string): object | undefined {
    if (!url.startsWith('/api/v1/query')) {
      this.received.push(url);
      this.bodies.add(body);
      return undefined;
    }
    const query = new URLSearchParams(body || url.split('?')[1]).get('query') ?? '';
    const { requests, bad } = this.counts;
    const values = query.startsWith('sort_desc') ? [requests, bad] : [this.value];
    const now = Math.floor(Date.now() / 1000);
    const result = values.map((value, index) => ({ metric: { index: String(index) }, value: [now, String(value)] }));
    return { status: 'success', data: { resultType: 'vector', result } };
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
