import { styleFor } from '../../lib/cli/colour';
import type { Io, Sink } from '../../lib/cli/io';

const terminal: Sink = { write: () => undefined, isTerminal: true, columns: 90 };
const pipe: Sink = { write: () => undefined, isTerminal: false };

function isColoured(sink: Sink, env: Io['env'], colour = true): boolean {
  const io: Io = { cwd: '/', env, stdout: sink, stderr: sink, today: () => '' };
  return styleFor(sink, io, colour).red('x') !== 'x';
}

test('writes colours to a terminal and not to a pipe', () => {
  expect([isColoured(terminal, {}), isColoured(pipe, {})]).toEqual([true, false]);
});

test.each([
  ['--no-color', {}, false],
  ['NO_COLOR', { NO_COLOR: '1' }, true],
  ['CI', { CI: 'true' }, true],
  ['a dumb terminal', { TERM: 'dumb' }, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true],
])('%s disables colours at a terminal', (_, env, flag) => {
  expect(isColoured(terminal, env, flag)).toBe(false);
});

test('an empty NO_COLOR keeps colours', () => {
  expect(isColoured(terminal, { NO_COLOR: '' })).toBe(true);
});

test('FORCE_COLOR enables colours in a pipe and in CI', () => {
  expect(isColoured(pipe, { FORCE_COLOR: '1', CI: 'true' })).toBe(true);
});

test('NO_COLOR and --no-color override FORCE_COLOR', () => {
  expect(isColoured(terminal, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  expect(isColoured(terminal, { FORCE_COLOR: '1' }, false)).toBe(false);
});

test('uses the width of the terminal', () => {
  const io: Io = { cwd: '/', env: {}, stdout: terminal, stderr: terminal, today: () => '' };
  expect(styleFor(terminal, io, true).width).toBe(90);
});
