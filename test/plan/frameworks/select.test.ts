import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const lib = join(__dirname, '..', '..', '..', 'lib');

/** Where the names of frameworks and runtimes belong. */
const owners = /^(definition|catalog|cli\/init|plan\/(frameworks|runtimes))\//;

/** A comparison or a switch case with the name of a framework or runtime. Comments may name them. */
const named = /(===|!==|case) '(pytorch|scikit-learn|vllm|triton)'/;

test('no file outside of frameworks and runtimes asks which one it has', () => {
  const files = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !owners.test(file) && named.test(readFileSync(join(lib, file), 'utf8')))).toEqual([]);
});
