import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every query with 0: the services are idle. */
export class IdlePrometheus {
  private constructor(private readonly server: Server) {}

  static async start(): Promise<IdlePrometheus> {
    const server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      const result = [{ metric: {}, value: [Math.floor(Date.now() / 1000), '0'] }];
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new IdlePrometheus(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
