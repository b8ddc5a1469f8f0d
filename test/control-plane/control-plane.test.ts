import { createServer, type Server } from 'node:net';
import { ControlPlane } from './control-plane';
import { freePorts } from './ports';

test('reports a port that is in use, and starts again on other ports', async () => {
  const [portInUse = 0] = await freePorts(1);
  const holder = await hold(portInUse);
  let attempts = 0;
  const logged: string[] = [];
  const started = Date.now();
  const plane = await ControlPlane.start(
    (line) => logged.push(line),
    async (count) => (attempts++ === 0 ? [portInUse, ...(await freePorts(count - 1))] : freePorts(count)),
  );
  try {
    process.stderr.write(`started: in ${Math.round((Date.now() - started) / 1000)} s, at the second attempt\n`);
    plane.check();
    expect(attempts).toBe(2);
    expect(logged).toEqual([
      `etcd has ended with 1, because another program listens on 127.0.0.1:${portInUse}; starting again on other ports`,
    ]);
    expect(await plane.client.list('v1', 'Namespace')).not.toEqual([]);
  } finally {
    await plane.stop();
    holder.close();
  }
}, 300_000);

test('fails with the program and the address if a port is in use twice', async () => {
  const [portInUse = 0] = await freePorts(1);
  const holder = await hold(portInUse);
  const start = ControlPlane.start(
    () => undefined,
    async (count) => [portInUse, ...(await freePorts(count - 1))],
  );
  await expect(start).rejects.toThrow(
    `etcd has ended with 1, because another program listens on 127.0.0.1:${portInUse}`,
  );
  holder.close();
}, 60_000);

async function hold(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return server;
}
