import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import firstModel from '../../examples/first-model/platform';
import { run } from '../../lib/cli/run';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';

/** A command line and its output, as a code block of a page shows them. */
interface Sample {
  /** Arguments as the page shows them. The block starts with `$ npx --no-install model-platform ` and these. */
  readonly command: string;
  /** Files of a temporary working directory. @default - the command runs in the repository */
  readonly files?: Readonly<Record<string, object>>;
  /** The part of the output that the page shows. @default - all of it */
  readonly excerpt?: (output: string) => string;
}

const root = join(__dirname, '..', '..');

/** Runs the commands of a page and returns the page with their current output. */
export async function pageWithSamples(page: 'README.md' | 'docs/commands.md'): Promise<string> {
  let text = readFileSync(join(root, page), 'utf8');
  const samples = page === 'README.md' ? [readmeSample(text)] : commandSamples;
  for (const sample of samples) {
    const start = `\`\`\`\n$ npx --no-install model-platform ${sample.command}\n`;
    const [before, after] = text.split(start);
    if (before === undefined || after === undefined) throw new Error(`${page} has no block "${sample.command}"`);
    text = `${before}${start}${await outputOf(sample)}${after.slice(after.indexOf('```\n'))}`;
  }
  return text;
}

async function outputOf({ command, files, excerpt }: Sample): Promise<string> {
  if (files === undefined) return runIn(root, command, excerpt);
  const folder = mkdtempSync(join(tmpdir(), 'model-platform-'));
  try {
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), stringify(content));
    return await runIn(folder, command, excerpt);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runIn(cwd: string, command: string, excerpt: Sample['excerpt']): Promise<string> {
  const output: string[] = [];
  const stdout = { write: (text: string) => void output.push(text), isTerminal: false };
  await run(command.split(' '), { cwd, env: {}, stdout, stderr: stdout, today: () => '2026-11-24' });
  const text = output.join('').replaceAll(`${cwd}/`, '');
  return excerpt?.(text) ?? text;
}

/** The definition at the top of the README; its ellipses stand for digests. */
export function readmeDefinition(text: string): ModelPlatformDefinition {
  const [, block = ''] = /^```ts\n([\s\S]*?)^```$/m.exec(text) ?? [];
  const literal = block
    .replace(/^import .*;$/m, '')
    .replace('export default defineModelPlatform(', 'return (')
    .replaceAll('…', 'ab'.repeat(32));
  return new Function(literal)();
}

/** The README's definition with a service that requests more memory than a node has. */
function readmeSample(text: string): Sample {
  const definition = readmeDefinition(text);
  const { ranker } = definition.services ?? {};
  const services = { ranker: { ...ranker, resources: { memory: '32Gi' } } };
  return { command: 'check', files: { 'modelplatform.yaml': { ...definition, services } } };
}

const commandSamples: readonly Sample[] = [
  {
    command: 'plan -f examples/marketplace-search/platform.ts',
    excerpt: (output) => section(output, 'Capacity'),
  },
  { command: 'explain weld-defects -f examples/on-premises/platform.yaml', excerpt: rowsOfEachSource },
  {
    command: 'diff --old platform.yaml --new platform.yaml --new larger.yaml',
    files: {
      'platform.yaml': firstModel,
      'larger.yaml': {
        cluster: { nodePools: { general: { machine: { cpu: 8, memory: '32Gi' } } } },
        services: { 'breast-cancer': { scale: { max: 6 } } },
      },
    },
  },
];

/** One section of a plan, which ends before the next heading. */
function section(output: string, heading: string): string {
  const lines = output.split('\n');
  const start = lines.indexOf(heading);
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  return `${lines
    .slice(start, start + 1 + length)
    .join('\n')
    .trimEnd()}\n`;
}

/** The heading of an explanation and the first row of each kind of source. */
function rowsOfEachSource(output: string): string {
  const [title = '', header = '', ...rows] = output.split(/\n(?= {2}\S)/);
  const sourceAt = header.indexOf('source');
  const sourceOf = (row: string) => (row.split('\n')[0] ?? '').slice(sourceAt).replace(/[^a-z].*/, '');
  const first = rows.filter((row, index) => rows.findIndex((other) => sourceOf(other) === sourceOf(row)) === index);
  return `${[title, header, ...first].join('\n').trimEnd()}\n`;
}
