import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers every query with the same value. */
export class StandInPrometheus {
  /** 0: the services are idle. */
  value = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInPrometheus> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const made = new StandInPrometheus(server);
    server.on('request', (_, response) => {
      response.setHeader('content-type', 'application/json');
      const result = [{ metric: {}, value: [Math.floor(Date.now() / 1000), String(made.value)] }];
      response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
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
}
