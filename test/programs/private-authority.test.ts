import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { existingDefinition } from '../fixtures/definition';
import { churnOf } from '../fixtures/plan-of';
import { freePort } from './local-process';
import { pythonEnvironment, tools } from './python';

const environment = pythonEnvironment({
  what: 'rclone with a private authority',
  requirements: [tools],
  gigabytes: 0.3,
});
const rclone = environment.kind === 'ready' ? join(environment.bin, 'rclone') : '';
const folder = mkdtempSync(join(tmpdir(), 'model-platform-authority-'));
let server: ChildProcess | undefined;
let port = 0;

afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function openssl(...argv: readonly string[]): void {
  execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' });
}

/** A certificate for loopback, signed by an authority that no system trusts. */
function certificates(): void {
  const key = ['-newkey', 'rsa:2048', '-nodes'];
  openssl(
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '2',
    '-subj',
    '/CN=private authority',
  );
  openssl('req', ...key, '-keyout', 'server.key', '-out', 'server.csr', '-subj', '/CN=object store');
  writeFileSync(join(folder, 'san'), 'subjectAltName=IP:127.0.0.1');
  openssl(
    ...['x509', '-req', '-in', 'server.csr', '-CA', 'ca.crt', '-CAkey', 'ca.key', '-CAcreateserial'],
    ...['-out', 'server.crt', '-days', '2', '-extfile', 'san'],
  );
}

/** The init container of a service on a cluster with this object store. */
function download() {
  const definition = existingDefinition();
  const objectStore = {
    endpoint: `https://127.0.0.1:${port}`,
    cidr: '10.20.0.15/32',
    certificateAuthority: { configMap: 'internal-ca' },
  };
  const [container] = churnOf({ ...definition, cluster: { ...definition.cluster, objectStore } }).pod.initContainers;
  if (!container) throw new Error('the pod downloads nothing');
  return container;
}

/** Copies the model with the environment of the container, whose volumes are local folders. */
function copy(change: Readonly<Record<string, string | undefined>> = {}) {
  const env = Object.fromEntries(
    Object.entries({ ...download().env, ...change }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value.replace('/etc/object-store-ca', folder)]],
    ),
  );
  const keys = { AWS_ACCESS_KEY_ID: 'access', AWS_SECRET_ACCESS_KEY: 'secret' };
  const { AWS_SHARED_CREDENTIALS_FILE: _, ...rest } = env;
  const argv = ['copyto', '--retries', '1', '--low-level-retries', '1', env.MODEL_SOURCE ?? '', join(folder, 'copy')];
  return spawnSync(rclone, argv, { env: { ...rest, ...keys, HOME: folder }, encoding: 'utf8' });
}

(environment.kind === 'ready' ? describe : describe.skip)('an object store with a private authority', () => {
  beforeAll(async () => {
    certificates();
    port = await freePort(9400);
    const path = download().env.MODEL_SOURCE?.split('":').at(-1) ?? '';
    const object = join(folder, 'buckets', path);
    mkdirSync(join(object, '..'), { recursive: true });
    writeFileSync(object, 'a model');
    const argv = ['serve', 's3', '--addr', `127.0.0.1:${port}`, '--auth-key', 'access,secret'];
    const tls = ['--cert', join(folder, 'server.crt'), '--key', join(folder, 'server.key')];
    server = spawn(rclone, [...argv, ...tls, `:local:${join(folder, 'buckets')}`], {
      env: { RCLONE_CONFIG: '/dev/null' },
      stdio: 'ignore',
    });
    for (let turn = 0; turn < 100 && copy().status !== 0; turn++) await sleep(100);
  });

  test('pods read it with the certificate of the definition', () => {
    expect(copy()).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe('a model');
  });

  test('without the certificate every copy fails', () => {
    const { status, stderr } = copy({ RCLONE_CA_CERT: undefined });
    expect(status).not.toBe(0);
    expect(stderr).toContain('certificate signed by unknown authority');
  });

  test('rclone does not read the certificate from the variable of the AWS SDK', () => {
    const { status, stderr } = copy({ RCLONE_CA_CERT: undefined, AWS_CA_BUNDLE: join(folder, 'ca.crt') });
    expect(status).not.toBe(0);
    expect(stderr).toContain('certificate signed by unknown authority');
  });
});
