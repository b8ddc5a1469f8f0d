import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startGateRounds, startGateScript } from '../../lib/plan/resolve/workload/start-gate-script';
import { startDnsServer } from '../fixtures/dns-server';
import { isProvable } from '../fixtures/not-proved';
import { type Shell, shells } from '../fixtures/shells';
import { until } from './script-runner';

/** Replaces nc: the file `open-PORT` says that a connection to the port succeeds. */
const nc = `#!/bin/sh
[ "$1 $2" = '-w 1' ] && [ $# = 4 ] || exit 9
echo "$4" >> "$STATE/log"
[ -e "$STATE/open-$4" ]
`;

/** Replaces nslookup: the answer is in a file, and the addresses of the server are part of its output. */
const nslookup = `#!/bin/sh
printf 'Server:\t\t10.0.0.10\nAddress:\t10.0.0.10:53\n\n'
if [ "$1" = 'confined.example.' ] && [ -e "$STATE/answer" ]; then
  printf 'Name:\t%s\nAddress: %s\n' "$1" "$(cat "$STATE/answer")"
else
  touch "$STATE/unknown"
  echo "** server can't find $1: NXDOMAIN"
  exit 1
fi
`;

/** Replaces sleep by a shorter pause. */
const sleep = `#!/bin/sh
echo "pause of $1" >> "$STATE/log"
exec /bin/sleep 0.1
`;

/** The nc of BusyBox. Each port of the cluster is another one of 127.0.0.1. */
const realNc = `#!/bin/sh
for port in "$@"; do :; done
options=
while [ $# -gt 2 ]; do
  options="$options $1"
  shift
done
exec busybox nc $options 127.0.0.1 "$(cat "$STATE/port-$port")"
`;

/** The nslookup of BusyBox with another DNS server. */
const realNslookup = `#!/bin/sh
exec busybox nslookup "$@" "127.0.0.1:$(cat "$STATE/port-dns")"
`;

const hasBusyBox = isProvable(
  spawnSync('busybox', ['true']).status === 0,
  'the start gate with nc and nslookup of its image',
  'it needs BusyBox',
);
const folder = mkdtempSync(join(tmpdir(), 'start-gate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const state = join(folder, 'state');
beforeEach(() => {
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state);
});

const put = (name: string, content = '') => writeFileSync(join(state, name), content);
const remove = (name: string) => rmSync(join(state, name));
const log = () => readFileSync(join(state, 'log'), 'utf8');

/** A folder with programs, which is first in the path of the script. */
function programs(name: string, contents: Readonly<Record<string, string>>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [program, content] of Object.entries(contents)) {
    writeFileSync(join(path, program), content);
    chmodSync(join(path, program), 0o755);
  }
  return path;
}

/** Runs the script; its result is its exit code, or that it still waited after three seconds. */
function start(shell: Shell, path: string) {
  const [command, ...options] = shell.command;
  const child = spawn(command, [...options, '-c', startGateScript], {
    env: {
      PATH: `${path}:${shell.path}`,
      STATE: state,
      DNS_NAME: 'confined.example',
      DNS_ANSWER: '192.0.2.53',
      KUBERNETES_SERVICE_HOST: '172.20.0.1',
      KUBERNETES_SERVICE_PORT: '443',
    },
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  const result = async () => {
    const first = await Promise.race([ended, wait(3000, 'waits')]);
    child.kill('SIGKILL');
    await ended;
    return first;
  };
  return { result };
}

const replaced = programs('replaced', { nc, nslookup, sleep });

describe.each(shells())('with $name', (shell) => {
  test('the pod starts after DNS had the answer and the Kubernetes API was out of reach in rounds a second apart', async () => {
    put('open-53');
    put('answer', '192.0.2.53');
    expect(await start(shell, replaced).result()).toBe(0);
    expect(log()).toBe(Array.from({ length: startGateRounds }, () => '53\n443\n').join('pause of 1\n'));
  });

  test('a DNS server that does not know the pod starts the rounds from the first again', async () => {
    put('open-53');
    put('answer', '192.0.2.53');
    const gate = start(shell, replaced);
    await until(() => existsSync(join(state, 'log')) && log().includes('443'));
    remove('answer');
    await until(() => existsSync(join(state, 'unknown')));
    const before = log().split('443').length;
    put('answer', '192.0.2.53');
    expect(await gate.result()).toBe(0);
    expect(log().split('443').length - before).toBe(startGateRounds);
  });

  test('it waits while the Kubernetes API is reached, and starts after the policies are in effect', async () => {
    put('open-53');
    put('open-443');
    put('answer', '192.0.2.53');
    const gate = start(shell, replaced);
    await wait(1000);
    expect(log()).toMatch(/^(53\n443\npause of 1\n)+(53\n(443\n)?)?$/);
    remove('open-443');
    expect(await gate.result()).toBe(0);
  });

  test.each([
    ['DNS resolves the name to another address', ['open-53'], '203.0.113.9'],
    ['DNS does not resolve the name', ['open-53'], undefined],
    ['no connection succeeds, so nothing is known about the policies', [], '192.0.2.53'],
  ])('it waits while %s', async (_, files, answer) => {
    for (const file of files) put(file);
    if (answer !== undefined) put('answer', answer);
    expect(await start(shell, replaced).result()).toBe('waits');
  });
});

/** A server that closes each connection at the end of its input, as servers of DNS and HTTPS do. */
async function listen() {
  const server = createServer((socket) => void socket.resume());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: String((server.address() as AddressInfo).port), close: () => void server.close() };
}

(hasBusyBox ? describe : describe.skip)('with nc and nslookup of BusyBox', () => {
  const shell: Shell = { name: 'BusyBox', command: ['busybox', 'sh'], path: process.env.PATH ?? '' };
  const path = hasBusyBox ? programs('real', { nc: realNc, nslookup: realNslookup, sleep }) : '';

  test.each([
    ['192.0.2.53', 0],
    ['203.0.113.9', 'waits'],
    [undefined, 'waits'],
  ])('the answer %s of the DNS server decides, once the Kubernetes API is out of reach', async (address, result) => {
    const [name, dns, api] = [await startDnsServer(() => address), await listen(), await listen()];
    api.close();
    put('port-dns', String(name.port));
    put('port-53', dns.port);
    put('port-443', api.port);
    expect(await start(shell, path).result()).toBe(result);
    expect(new Set(name.queries)).toEqual(new Set(['confined.example']));
    for (const server of [name, dns]) server.close();
  });

  test('it waits while the Kubernetes API is reached', async () => {
    const [name, dns, api] = [await startDnsServer(() => '192.0.2.53'), await listen(), await listen()];
    put('port-dns', String(name.port));
    put('port-53', dns.port);
    put('port-443', api.port);
    const gate = start(shell, path);
    await wait(1000);
    expect(log()).toContain('pause');
    api.close();
    expect(await gate.result()).toBe(0);
    for (const server of [name, dns]) server.close();
  });
});
