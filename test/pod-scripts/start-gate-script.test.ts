import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startGateScript } from '../../lib/plan/resolve/workload/start-gate-script';
import { type Shell, shells } from '../fixtures/shells';

/** Replaces nc: the file `open-PORT` says that a connection to the port succeeds. */
const nc = `#!/bin/sh
[ "$1 $2 $3" = '-z -w 1' ] || exit 9
echo "$5" >> "$STATE/connections"
[ -e "$STATE/open-$5" ]
`;

/** Replaces nslookup: the answer is in a file, and the addresses of the server are part of its output. */
const nslookup = `#!/bin/sh
printf 'Server:\t\t10.0.0.10\nAddress:\t10.0.0.10:53\n\n'
if [ "$1" = 'confined.example.' ] && [ -e "$STATE/answer" ]; then
  printf 'Name:\t%s\nAddress: %s\n' "$1" "$(cat "$STATE/answer")"
else
  echo "** server can't find $1: NXDOMAIN"
  exit 1
fi
`;

let folder = '';
let state = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'start-gate-'));
  for (const [name, content] of Object.entries({ nc, nslookup })) {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => {
  state = join(folder, 'state');
  rmSync(state, { recursive: true, force: true });
  mkdirSync(state);
});

const put = (name: string, content = '') => writeFileSync(join(state, name), content);
const remove = (name: string) => rmSync(join(state, name));

/** Runs the script; its result says after how many seconds it ended, or that it still waited after five. */
function start(shell: Shell) {
  const [command, ...options] = shell.command;
  const child = spawn(command, [...options, '-c', startGateScript], {
    env: {
      PATH: `${folder}:${shell.path}`,
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
    const first = await Promise.race([ended, wait(5000, 'waits')]);
    child.kill('SIGKILL');
    await ended;
    return first;
  };
  return { result };
}

describe.each(shells())('with $name', (shell) => {
  test('the pod starts once DNS has the answer and the Kubernetes API is out of reach', async () => {
    put('open-53');
    put('answer', '192.0.2.53');
    expect(await start(shell).result()).toBe(0);
    expect(readFileSync(join(state, 'connections'), 'utf8')).toBe('53\n443\n53\n443\n');
  });

  test('it waits while the Kubernetes API is reached, and starts after the policies are in effect', async () => {
    put('open-53');
    put('open-443');
    put('answer', '192.0.2.53');
    const gate = start(shell);
    await wait(2500);
    expect(readFileSync(join(state, 'connections'), 'utf8')).toMatch(/^(53\n443\n)+$/);
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
    expect(await start(shell).result()).toBe('waits');
  });
});
