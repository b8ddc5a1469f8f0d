import { styleFor } from '../../lib/cli/colour';
import type { Io, Sink } from '../../lib/cli/io';

const terminal: Sink = { write: () => undefined, isTerminal: true, columns: 90 };
const pipe: Sink = { write: () => undefined, isTerminal: false };

function isColoured(sink: Sink, env: Io['env'], colour = true): boolean {
  const io: Io = { cwd: '/', env, stdout: sink, stderr: sink, today: () => '' };
  return styleFor(sink, io, colour).red('x') !== 'x';
}

test('a terminal gets colours, a pipe does not', () => {
  expect([isColoured(terminal, {}), isColoured(pipe, {})]).toEqual([true, false]);
});

test.each([
  ['--no-color', {}, false],
  ['NO_COLOR', { NO_COLOR: '1' }, true],
  ['a build server', { CI: 'true' }, true],
  ['a dumb terminal', { TERM: 'dumb' }, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true],
])('%s switches colours off at a terminal', (_, env, flag) => {
  expect(isColoured(terminal, env, flag)).toBe(false);
});

test('an empty NO_COLOR does not', () => {
  expect(isColoured(terminal, { NO_COLOR: '' })).toBe(true);
});

test('FORCE_COLOR writes colours into a pipe, on a build server too', () => {
  expect(isColoured(pipe, { FORCE_COLOR: '1', CI: 'true' })).toBe(true);
});

test('who says no wins', () => {
  expect(isColoured(terminal, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  expect(isColoured(terminal, { FORCE_COLOR: '1' }, false)).toBe(false);
});

test('tables are as wide as the terminal', () => {
  const io: Io = { cwd: '/', env: {}, stdout: terminal, stderr: terminal, today: () => '' };
  expect(styleFor(terminal, io, true).width).toBe(90);
});
