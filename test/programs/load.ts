import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** A stream of requests. */
export interface Load {
  /** Stops sending, waits for pending responses, and returns the status or the error of each request. */
  stop(): Promise<readonly (number | string)[]>;
  /** Number of requests that are waiting for a response. */
  inFlight(): number;
}

/** Sends the same request repeatedly from several concurrent clients, for at most one minute. */
export function sendLoad(url: string, body: unknown, clients: number): Load {
  const results: (number | string)[] = [];
  const end = Date.now() + 60_000;
  let running = true;
  let pending = 0;
  const content = JSON.stringify(body);
  async function client(): Promise<void> {
    while (running && Date.now() < end) {
      pending += 1;
      results.push(await post(url, content));
      pending -= 1;
      await sleep(1);
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client));
  return {
    inFlight: () => pending,
    stop: async () => {
      running = false;
      await all;
      return results;
    },
  };
}

async function post(url: string, body: string): Promise<number | string> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await response.arrayBuffer();
    return response.status;
  } catch (error) {
    return error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
  }
}

/**
 * Sends a request on a new connection, and returns the status and, if it is 200, the JSON response. The server may close
 * a kept-alive connection while this process is busy.
 */
export async function sendRequest(
  url: string,
  body: unknown,
): Promise<{ readonly status: number; readonly json?: unknown }> {
  const options = { method: 'POST', agent: false, headers: { 'content-type': 'application/json' } };
  const sent = request(url, options).end(JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const status = response.statusCode ?? 0;
  const content = await text(response);
  return { status, ...(status === 200 && { json: JSON.parse(content) }) };
}
