import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Child, processesWith, untilNone } from './child';
import { Hello } from './hello';

/** Takes longer to compile than this test runs. */
const slow = [
  'package main',
  ...Array.from({ length: 20_000 }, (_, n) => `func f${n}(a, b int) int { for a < b { a += b % ${n + 2} }; return a }`),
  'func main() {}',
].join('\n');

let hello: Hello;
beforeEach(() => {
  hello = new Hello(slow);
});
afterEach(() => hello.dispose());

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'a build that is ended by %s leaves neither compiler nor files',
  async (signal) => {
    const script = `
      const { buildPrograms } = require(${JSON.stringify(join(__dirname, 'build.ts'))});
      buildPrograms([${JSON.stringify(hello.program)}], console.log);`;
    const child = Child.script(script, process.env);
    await child.waitForOutput(/building hello/);
    const bin = join(hello.cache, 'model-platform', 'bin');
    await untilSome(() => processesWith(hello.cache).filter((line) => line.includes('/compile ')));
    child.process.kill(signal);
    expect(await child.exit()).toBe(signal);
    expect(await untilNone(() => processesWith(hello.cache))).toEqual([]);
    expect(existsSync(bin)).toBe(true);
    expect(await untilNone(() => readdirSync(bin))).toEqual([]);
  },
);

async function untilSome(found: () => readonly string[]): Promise<void> {
  while (found().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
}
