import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** Requests that go on until they are told to stop. */
export interface Load {
  /** Stops sending; waits for the answers that are still out and tells what came of each request: a status or an error. */
  stop(): Promise<readonly (number | string)[]>;
  /** Requests that wait for their answers at this moment. */
  inFlight(): number;
}

/** Sends the same request over and over from several clients at once, at most for a minute. */
export function sendLoad(url: string, body: unknown, clients: number): Load {
  const outcomes: (number | string)[] = [];
  const end = Date.now() + 60_000;
  let going = true;
  let waiting = 0;
  const content = JSON.stringify(body);
  async function client(): Promise<void> {
    while (going && Date.now() < end) {
      waiting += 1;
      outcomes.push(await post(url, content));
      waiting -= 1;
      await sleep(1);
    }
  }
  const all = Promise.all(Array.from({ length: clients }, client));
  return {
    inFlight: () => waiting,
    stop: async () => {
      going = false;
      await all;
      return outcomes;
    },
  };
}

async function post(url: string, body: string): Promise<number | string> {
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch (error) {
    return error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error);
  }
}

/**
 * One request on a connection of its own, its status, and its answer where that is JSON. A connection that is kept may be
 * closed by the server while this process is busy with something else.
 */
export async function ask(url: string, body: unknown): Promise<{ readonly status: number; readonly json?: unknown }> {
  const options = { method: 'POST', agent: false, headers: { 'content-type': 'application/json' } };
  const sent = request(url, options).end(JSON.stringify(body));
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  const status = answer.statusCode ?? 0;
  const content = await text(answer);
  return { status, ...(status === 200 && { json: JSON.parse(content) }) };
}
