import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { toYaml } from '../../lib/gitops/yaml';
import { celString } from '../../lib/units/escape/cel';
import { escapeExpansion } from '../../lib/units/escape/kubernetes';
import { connectionValue } from '../../lib/units/escape/rclone';
import { isProvable } from '../fixtures/not-proved';
import { whyNotTested } from '../go/suite';
import { expand } from '../units/escape/expansion';
import { readAll } from './program';

const count = 5000;

/** What the interpreters treat specially. */
const special = [
  ...[
    '$',
    '$$',
    '$(',
    '$(NAME)',
    '$$(NAME)',
    '$()',
    `\${NAME}`,
    '(',
    ')',
    '{{',
    '}}',
    '{{ .x }}',
    '`',
    '"',
    '""',
    "'",
    "''",
  ],
  ...[
    '\\',
    '\\n',
    '\\u0041',
    ',',
    ':',
    ': ',
    ' #',
    '#',
    '- ',
    '|',
    '>',
    '&a',
    '*a',
    '!!str',
    '%',
    '@',
    '---',
    '...',
    '<<',
    '=',
  ],
  ...[
    'on',
    'no',
    'y',
    'null',
    '~',
    '0123',
    '0x1f',
    '1e3',
    '1:30',
    '190:20:30',
    '1_000',
    '.inf',
    '2026-11-24',
    '.5',
    '+1',
    '-',
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '\r',
    '\r\n',
    'é',
    '😀',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u0007',
    'a',
    'key: value',
  ],
];

const text = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...special), weight: 3 },
      { arbitrary: fc.string({ unit: 'binary' }), weight: 1 },
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));

const texts: readonly string[] = [...special, ...fc.sample(text, { numRuns: count - special.length, seed: 42 })];

/** Fails with the first text that was read differently, and prints how many were not. */
function expectUnchanged(program: string, values: readonly unknown[], expected: readonly unknown[]): void {
  const unchanged = expected.filter((value, index) => isDeepStrictEqual(values[index], value)).length;
  process.stderr.write(`${program}: ${unchanged} of ${expected.length} texts read as they were written\n`);
  expect(values).toEqual(expected);
}

/** Runs a test if the programs are built. The suite reports that they are not. */
const withPrograms = whyNotTested() === undefined ? test : test.skip;

withPrograms('Kubernetes passes on texts in commands and variables', () => {
  expectUnchanged('Kubernetes', readAll('kubernetes', texts.map(escapeExpansion)), texts);
});

withPrograms('the port of the expansion in the unit tests reads what Kubernetes reads', () => {
  const variables = { NAME: 'expanded', '': 'empty', A: '$(NAME)' };
  const ported = texts.map((each) => expand(each, variables));
  expect(readAll('kubernetes', texts)).toEqual(ported);
});

withPrograms('kubectl and Argo CD read texts of manifests', () => {
  const documents = texts.map((each) => ({ value: each, list: [each], [`k${each}`]: { [each]: each } }));
  expectUnchanged('sigs.k8s.io/yaml', readAll('yaml', documents.map(toYaml)), documents);
});

withPrograms('rclone reads options and paths of buckets', () => {
  const written = texts.map((each) => ({ option: each, path: `bucket/${each.replaceAll('\\', '')}` }));
  const connections = written.map(
    ({ option, path }) => `:s3,endpoint=${connectionValue(option)},env_auth=true:${path}`,
  );
  const expected = written.map(({ option, path }) => ({ config: { endpoint: option, env_auth: 'true' }, path }));
  expectUnchanged('rclone', readAll('rclone', connections), expected);
});

withPrograms('CEL reads prefixes of objects', () => {
  expectUnchanged('CEL', readAll('cel', texts.map(celString)), texts);
});

/** Names of a definition. */
const names = fc.sample(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/), { numRuns: 500, seed: 42 });

withPrograms('PromQL and Go templates read names', () => {
  expectUnchanged(
    'PromQL',
    readAll(
      'promql',
      names.map((name) => `{namespace="${name}"}`),
    ),
    names,
  );
  expectUnchanged('Go templates', readAll('template', names), names);
});

const reader = 'import json, sys, yaml; print(json.dumps([yaml.safe_load(text) for text in json.load(sys.stdin)]))';
const hasPyYaml = isProvable(
  spawnSync('python3', ['-c', 'import yaml']).status === 0,
  'texts of manifests with a parser of YAML 1.1',
  'they need Python 3 with PyYAML',
);

(hasPyYaml ? test : test.skip)('PyYAML, a parser of YAML 1.1, reads texts of manifests', () => {
  const documents = texts.map((each) => ({ value: each, list: [each], [`k${each}`]: { [each]: each } }));
  const input = JSON.stringify(documents.map(toYaml));
  const { stdout, stderr } = spawnSync('python3', ['-c', reader], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect(stderr).toBe('');
  expectUnchanged('PyYAML', JSON.parse(stdout), documents);
});
