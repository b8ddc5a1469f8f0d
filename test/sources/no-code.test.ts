import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatPath } from '../../lib/errors';
import { readDefinitionSync } from '../../lib/sources/read';
import { temporaryDirectory } from '../cli/harness';

// What readers of YAML and JSON in other languages run or include: tags of js-yaml, PyYAML, Ruby, SnakeYAML and Ansible,
// and expressions of template languages. Here each of them is an error, or plain text.

const folder = temporaryDirectory();
const trace = join(folder, 'trace');
const write = `require('node:fs').writeFileSync('${trace}', '')`;

const texts: readonly string[] = [`\${${write}}`, `$(touch ${trace})`, `{{ ${write} }}`, `<%= ${write} %>`];

const tags: readonly string[] = [
  `!!js/function "function () { ${write} }"`,
  `!!js/eval "${write}"`,
  `!!python/object/apply:os.system ["touch ${trace}"]`,
  `!!python/object/new:subprocess.check_output [["touch", "${trace}"]]`,
  `!ruby/object:Gem::Installer { i: x }`,
  `!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://127.0.0.1:1/"]]]]`,
  `!include ${trace}`,
  `!ENV \${HOME}`,
];

const maps: readonly string[] = ['{ toString: x, valueOf: y, toJSON: z }', '{ __proto__: { polluted: true } }'];

/** A definition without findings if the reason of its waiver is a text. */
function readWithReason(reason: string) {
  const file = join(folder, 'platform.yaml');
  writeFileSync(
    file,
    `name: acme
cluster:
  provider: existing
  nodePools: { cpu: { labels: { pool: cpu }, allocatable: { cpu: '7', memory: 28Gi }, nodes: { max: 4 } } }
waivers:
  - rule: image/pinned
    at: services.churn
    reason: ${reason}
`,
  );
  const { definition, findings } = readDefinitionSync([file]);
  expect([existsSync(trace), Object.hasOwn(Object.prototype, 'polluted')]).toEqual([false, false]);
  return {
    reason: definition?.waivers?.[0]?.reason,
    problems: findings.map(({ path, problem }) => `${formatPath(path)} ${problem}`),
  };
}

test.each(texts)('%s is a plain text', (value) => {
  expect(readWithReason(`"${value}"`)).toEqual({ reason: value, problems: [] });
});

test.each(tags)('the tag of %s is an error', (value) => {
  const { reason, problems } = readWithReason(value);
  expect(reason).toBeUndefined();
  expect(problems[0]).toMatch(/^ .*[uU]nresolved tag/);
});

test.each(maps)('the keys of %s are errors', (value) => {
  const { reason, problems } = readWithReason(value);
  expect(reason).toBeUndefined();
  expect(problems[0]).toMatch(/^waivers\[0\]\.reason\.\w+ .* is a property of every JavaScript object/);
});

test.each(['__proto__', 'constructor', 'toString'])('a field %s of JSON changes no prototype', (key) => {
  const file = join(folder, 'platform.json');
  writeFileSync(file, `{"name":"acme","${key}":{"polluted":true},"teams":{"${key}":{"${key}":{"polluted":true}}}}`);
  const { findings } = readDefinitionSync([file]);
  expect(findings).not.toEqual([]);
  expect('polluted' in {}).toBe(false);
});
