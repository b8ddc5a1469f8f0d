import { createServer, type Server } from 'node:net';
import { ControlPlane } from './control-plane';
import { freePorts } from './ports';

test('a port that others took in between is told, and the start is tried again on others', async () => {
  const [taken = 0] = await freePorts(1);
  const holder = await hold(taken);
  let asked = 0;
  const said: string[] = [];
  const started = Date.now();
  const plane = await ControlPlane.start(
    (line) => said.push(line),
    async (count) => (asked++ === 0 ? [taken, ...(await freePorts(count - 1))] : freePorts(count)),
  );
  try {
    process.stderr.write(`started: in ${Math.round((Date.now() - started) / 1000)} s, the second time\n`);
    plane.check();
    expect(asked).toBe(2);
    expect(said).toEqual([
      `etcd has ended with 1, because another program listens on 127.0.0.1:${taken}; starting again on other ports`,
    ]);
    expect(await plane.client.list('v1', 'Namespace')).not.toEqual([]);
  } finally {
    await plane.stop();
    holder.close();
  }
}, 300_000);

test('a port that is taken twice ends the start, with the program and the port', async () => {
  const [taken = 0] = await freePorts(1);
  const holder = await hold(taken);
  const start = ControlPlane.start(
    () => undefined,
    async (count) => [taken, ...(await freePorts(count - 1))],
  );
  await expect(start).rejects.toThrow(`etcd has ended with 1, because another program listens on 127.0.0.1:${taken}`);
  holder.close();
}, 60_000);

async function hold(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}
