import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { previewRequestsScript } from '../../lib/plan/resolve/service/preview-requests-script';
import { isProvable } from '../fixtures/not-proved';
import { type Shell, shells } from '../fixtures/shells';

const curl = spawnSync('sh', ['-c', 'command -v curl'], { encoding: 'utf8' }).stdout.trim();
const hasCurl = isProvable(curl !== '', 'the requests of a blue-green rollout to a new version', 'they need curl');
const folder = mkdtempSync(join(tmpdir(), 'preview-requests-'));
const tools = join(folder, 'tools');
mkdirSync(tools);
if (hasCurl) symlinkSync(curl, join(tools, 'curl'));
const home = join(folder, 'home');
mkdirSync(home);

/** A request as the server received it. */
interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server whose answers a test decides. */
class Target {
  readonly received: Received[] = [];
  answer: (response: ServerResponse, number: number) => void = (response) => void response.end('{}');

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(): Promise<Target> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const made = new Target(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      // A client that ends early closes the connection.
      response.on('error', () => undefined);
      void bodyOf(request).then(
        (body) => {
          made.received.push({ method: request.method, url: request.url, headers: request.headers, body });
          made.answer(response, made.received.length);
        },
        () => undefined,
      );
    });
    return made;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

let target: Target;
let elsewhere: Target;
beforeEach(async () => {
  target = await Target.start();
  elsewhere = await Target.start();
});
afterEach(() => {
  target.stop();
  elsewhere.stop();
  rmSync(join(home, '.curlrc'), { force: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What a Job sees. */
interface Result {
  readonly code: number | null;
  readonly output: string;
}

function run(shell: Shell, change: Readonly<Record<string, string>> = {}, body = '{}'): Promise<Result> {
  const file = join(folder, 'body.json');
  writeFileSync(file, body);
  const [command, ...options] = shell.command;
  const env = {
    PATH: `${tools}${delimiter}${shell.path}`,
    HOME: home,
    URL: `${target.address}/v2/models/churn/infer`,
    BODY_FILE: file,
    REQUESTS: '3',
    INTERVAL_SECONDS: '0',
    TIMEOUT_SECONDS: '2',
    WINDOW_SECONDS: '60',
    ...change,
  };
  const child = spawn(command, [...options, '-c', previewRequestsScript], { env, cwd: folder });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Texts that a shell, curl or Kubernetes could interpret. */
const hostileBodies = [
  '{"text":"$(touch escaped) `touch escaped` $HOME $$"}',
  '{"text":"\'; touch escaped; \'"}',
  '{"text":"@/etc/passwd"}',
  '"@/etc/passwd"',
  '{"text":"{{args.canary-hash}} $(URL)"}',
  '{"text":"--url http://192.0.2.1/ -o escaped"}',
  '{\n\t"text": "two lines\\u0000 and a zero"\r\n}\n',
  '{"text":"ü 漢 \\ud800"}',
  `{"text":"${'x'.repeat(900_000)}"}`,
];

(hasCurl ? describe : describe.skip)('requests to a new version', () => {
  describe.each(shells())('with $name', (shell) => {
    test('are POST requests with the body as JSON, and succeed with a status of 2xx', async () => {
      target.answer = (response, number) => void response.writeHead(200 + (number % 7)).end();
      const { code, output } = await run(shell, {}, '{"inputs":[]}');
      expect([code, output]).toEqual([0, '3 requests, 3 succeeded\n']);
      expect(target.received).toHaveLength(3);
      for (const { method, url, headers, body } of target.received) {
        expect([method, url, body]).toEqual(['POST', '/v2/models/churn/infer', '{"inputs":[]}']);
        expect(headers).toMatchObject({ 'content-type': 'application/json' });
      }
    });

    test.each(hostileBodies.map((body) => [body.slice(0, 40), body]))('send the body %j unchanged', async (_, body) => {
      expect((await run(shell, { REQUESTS: '1' }, body)).code).toBe(0);
      expect(target.received.map((request) => request.body)).toEqual([body]);
      expect(spawnSync('ls', [folder], { encoding: 'utf8' }).stdout).not.toContain('escaped');
    });

    test('send a path with characters of shells and of curl unchanged', async () => {
      const path = "/v2/$(touch;escaped)&'*'@x,%20;=!~:+a/b.c";
      expect((await run(shell, { REQUESTS: '1', URL: `${target.address}${path}` })).code).toBe(0);
      expect(target.received.map(({ url }) => url)).toEqual([path]);
    });

    test.each([300, 301, 302, 303, 304, 307, 308])('fail with status %s, and follow no redirect', async (status) => {
      target.answer = (response) => void response.writeHead(status, { location: `${elsewhere.address}/secret` }).end();
      const { code, output } = await run(shell, { REQUESTS: '9' });
      expect([code, target.received.length, elsewhere.received.length]).toEqual([1, 5, 0]);
      expect(output).toContain(`request 5 failed: status ${status}, exit code 0 of curl\nthe last 5 requests failed\n`);
    });

    test.each(['file:///etc/passwd', 'gopher://127.0.0.1:1/x', '//127.0.0.1/x'])(
      'follow no redirect to %s',
      async (location) => {
        target.answer = (response) => void response.writeHead(302, { location }).end();
        expect((await run(shell)).code).toBe(1);
      },
    );

    test('keep nothing of a response', async () => {
      target.answer = (response) =>
        void response.writeHead(500, 'secret-reason', { 'x-text': 'secret-header' }).end('secret-body');
      const { code, output } = await run(shell, { REQUESTS: '5' });
      expect(code).toBe(1);
      expect(output).not.toContain('secret');
    });

    test('fail after five errors in a row, and not after fewer', async () => {
      const good = new Set([5, 10]);
      target.answer = (response, number) => void response.writeHead(good.has(number) ? 200 : 503).end();
      expect((await run(shell, { REQUESTS: '14' })).code).toBe(0);
      expect(target.received).toHaveLength(14);
      expect((await run(shell, { REQUESTS: '20' })).code).toBe(1);
      expect(target.received).toHaveLength(19);
    });

    test('end at the timeout if the server hangs, and fail', async () => {
      target.answer = () => undefined;
      const begin = Date.now();
      const { code, output } = await run(shell, { TIMEOUT_SECONDS: '1', WINDOW_SECONDS: '2' });
      expect([code, Date.now() - begin < 20_000]).toEqual([1, true]);
      expect(output).toContain('exit code 28 of curl');
    });

    test('end at the timeout or at the limit if a response has no end, and fail', async () => {
      target.answer = (response) => endless(response.writeHead(200));
      const begin = Date.now();
      const { code, output } = await run(shell, { TIMEOUT_SECONDS: '1', WINDOW_SECONDS: '2' });
      expect([code, Date.now() - begin < 20_000]).toEqual([1, true]);
      expect(output).toMatch(/exit code (28|63) of curl/);
    });

    test('fail if the response is larger than 64 MiB', async () => {
      target.answer = (response) => endless(response.writeHead(200, { 'content-length': 2 ** 26 + 1 }));
      expect((await run(shell)).output).toContain('exit code 63 of curl');
    });

    test('fail if a header has no end', async () => {
      target.answer = (response) => endless(response.socket);
      const { code } = await run(shell, { TIMEOUT_SECONDS: '1', WINDOW_SECONDS: '2' });
      expect(code).toBe(1);
    });

    test('fail without a server', async () => {
      const url = `${target.address}/`;
      target.stop();
      const { code, output } = await run(shell, { URL: url });
      expect([code, output]).toEqual([1, expect.stringContaining('status 000, exit code 7 of curl')]);
    });

    test('use neither a proxy nor settings of a user', async () => {
      writeFileSync(join(home, '.curlrc'), `--location\n--proxy ${elsewhere.address}\n`);
      target.answer = (response) => void response.writeHead(302, { location: `${elsewhere.address}/` }).end();
      const proxies = { http_proxy: elsewhere.address, ALL_PROXY: elsewhere.address };
      expect((await run(shell, proxies)).code).toBe(1);
      expect(elsewhere.received).toEqual([]);
    });

    test('begin at their times, and catch up after a slow response', async () => {
      const times: number[] = [];
      target.answer = (response, number) => {
        times.push(Date.now());
        setTimeout(() => response.end(), number === 1 ? 1500 : 0);
      };
      const { code } = await run(shell, { REQUESTS: '4', INTERVAL_SECONDS: '1' });
      const [first = 0, second = 0] = times;
      expect([code, times.length]).toEqual([0, 4]);
      expect(second - first).toBeGreaterThanOrEqual(1400);
      expect((times.at(-1) ?? 0) - first).toBeGreaterThanOrEqual(2000);
    });

    test('are as many as fit into the window', async () => {
      target.answer = (response) => void setTimeout(() => response.end(), 700);
      const { code } = await run(shell, { REQUESTS: '100', WINDOW_SECONDS: '2' });
      expect(code).toBe(0);
      expect(target.received.length).toBeLessThan(6);
    });
  });
});

/** Writes without end, as fast as the client reads. */
function endless(stream: NodeJS.WritableStream | null): void {
  const more = () => {
    if (stream?.writable && stream.write('x'.repeat(65_536))) setImmediate(more);
  };
  stream?.on('drain', more);
  stream?.on('error', () => undefined);
  more();
}
