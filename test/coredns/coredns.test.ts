import { spawn } from 'node:child_process';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { corefile } from '../../lib/clusters/eks/corefile';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { type DnsServer, startDnsServer } from '../fixtures/dns-server';
import { programPath } from '../go/program';
import { whyNotTested } from '../go/suite';
import { startKubernetesApi } from './kubernetes-api';
import { coreDns } from './program';

/** Pods of a confined team and of another one. Their addresses are those of this machine. */
const clients = { private: '127.0.0.2', open: '127.0.0.3', unknown: '127.0.0.4' } as const;
type Client = keyof typeof clients;

const metadata = (namespace: string, name: string) => ({ namespace, name, uid: name, resourceVersion: '1' });
const objects = {
  namespaces: ['private', 'open'].map((name) => ({ metadata: { name, uid: name, resourceVersion: '1' } })),
  pods: (['private', 'open'] as const).map((namespace) => ({
    metadata: metadata(namespace, 'client'),
    spec: { nodeName: 'node' },
    status: { phase: 'Running', podIP: clients[namespace], podIPs: [{ ip: clients[namespace] }] },
  })),
  services: ['private', 'open'].map((namespace) => ({
    metadata: metadata(namespace, 'model'),
    spec: {
      type: 'ClusterIP',
      clusterIP: '10.100.0.9',
      clusterIPs: ['10.100.0.9'],
      ports: [{ port: 80, protocol: 'TCP' }],
    },
  })),
};

const { confinement, region } = clusterPlanOf('eks', { team: { confined: true, namespace: 'private' } });
const dns = confinement?.dns;
if (!dns) throw new Error('the fixture has no DNS of confined teams');
const upstream = '198.51.100.7';

/** A free port of both protocols, unless another process takes it before CoreDNS. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** The configuration of a cluster with ports and servers of this machine. */
async function configuration(text: string, port: number, api: string, internet: number, readyPort: number) {
  const [health, metrics] = [await freePort(), await freePort()];
  return text
    .replaceAll('.:53 {', `.:${port} {\n    bind 127.0.0.1`)
    .replaceAll(/(kubernetes cluster\.local.*\{)/g, `$1\n        endpoint ${api}`)
    .replaceAll('    ready\n', `    ready 127.0.0.1:${readyPort}\n`)
    .replace('health {', `health 127.0.0.1:${health} {`)
    .replace('prometheus :9153', `prometheus 127.0.0.1:${metrics}`)
    .replace('/etc/resolv.conf', `127.0.0.1:${internet}`);
}

const folder = mkdtempSync(join(tmpdir(), 'coredns-'));
const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true })];
let internet: DnsServer;
let port = 0;
let output = '';
const withProgram = whyNotTested() === undefined ? test : test.skip;

beforeAll(async () => {
  if (whyNotTested() !== undefined) return;
  internet = await startDnsServer(() => upstream);
  const api = await startKubernetesApi(objects);
  const readyPort = await freePort();
  port = await freePort();
  const file = join(folder, 'Corefile');
  writeFileSync(
    file,
    await configuration(corefile(confinement?.namespaces ?? [], dns), port, api.url, internet.port, readyPort),
  );
  const child = spawn(programPath(coreDns), ['-conf', file], { env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  closing.push(() => child.kill('SIGKILL'), internet.close, api.close);
  for (let second = 0; second < 30 && child.exitCode === null; second += 0.25) {
    const ready = await fetch(`http://127.0.0.1:${readyPort}/ready`).catch(() => undefined);
    // CoreDNS reports that it is ready before it listens for queries.
    if (ready?.ok && (await resolved('unknown', service)) !== 'ECONNREFUSED') return;
    await wait(250);
  }
  throw new Error(`CoreDNS is not ready:\n${output}`);
});
afterAll(() => {
  for (const close of closing) close();
});

/** The addresses of a name for a client, or the code of the error. */
async function resolved(client: Client, name: string): Promise<unknown> {
  const resolver = new Resolver({ timeout: 2000, tries: 2 });
  resolver.setServers([`127.0.0.1:${port}`]);
  resolver.setLocalAddress(clients[client]);
  return resolver.resolve4(name).catch(({ code }) => code);
}

const service = 'model.private.svc.cluster.local';
const bucket = `acme.s3.${region}.amazonaws.com`;
const outside = [
  'example.com',
  'data.attacker.example',
  `s3.${region}.amazonaws.com.attacker.example`,
  `fakes3.${region}.amazonaws.com`,
  `s3-${region}.amazonaws.com`,
  `sts.${region}.amazonaws.com`,
  'cluster.local.attacker.example',
  '9.0.100.10.in-addr.arpa',
];

withProgram('a pod of a confined team resolves names of the cluster, of S3, and the name of the rules', async () => {
  expect(await resolved('private', service)).toEqual(['10.100.0.9']);
  expect(await resolved('private', bucket)).toEqual([upstream]);
  expect(await resolved('private', `s3.${region}.amazonaws.com`)).toEqual([upstream]);
  expect(await resolved('private', dns.marker.name)).toEqual([dns.marker.address]);
});

withProgram.each(outside)('no query for %s of a confined team leaves the cluster', async (name) => {
  const label = `private-${outside.indexOf(name)}`;
  expect(await resolved('private', `${label}.${name}`)).toBe('ENOTFOUND');
  expect(await resolved('private', name)).toBe('ENOTFOUND');
  expect(internet.queries.filter((query) => query.includes(label) || query === name)).toEqual([]);
});

withProgram.each(['open', 'unknown'] as const)('a pod that is %s resolves all names', async (client) => {
  expect(await resolved(client, service)).toEqual(['10.100.0.9']);
  expect(await resolved(client, bucket)).toEqual([upstream]);
  expect(await resolved(client, `of-${client}.example`)).toEqual([upstream]);
  expect(internet.queries).toContain(`of-${client}.example`);
  expect(await resolved(client, dns.marker.name)).toEqual([upstream]);
});
