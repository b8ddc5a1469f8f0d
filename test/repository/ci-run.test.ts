import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const script = readFileSync(join(root, '.ci/run'), 'utf8');
const { scripts } = require('../../package.json') as { readonly scripts: Readonly<Record<string, string>> };

/** Scripts of package.json that CI runs, in their order. */
const executed = [...script.matchAll(/^(?:\w+=\S+ )?(?:run npm run|run npm|run_in_time) ([\w:-]+)/gm)].map(
  ([, name = '']) => name,
);

test('CI is executable', () => {
  expect(statSync(join(root, '.ci/run')).mode & 0o111).toBe(0o111);
});

test('CI installs from the lockfile and then runs scripts of package.json', () => {
  const [first, ...rest] = executed;
  expect(first).toBe('ci');
  expect(rest.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test('CI runs the tests and every proof', () => {
  const proofs = Object.keys(scripts).filter((name) => name.startsWith('test:'));
  expect(proofs).not.toEqual([]);
  expect(executed).toEqual(expect.arrayContaining(['test', ...proofs]));
});

test('CI runs nothing twice', () => {
  expect(executed).toEqual([...new Set(executed)]);
});
