import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: object;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(__dirname, '../../.github/workflows');
const files = readdirSync(folder);
const textOf = (file: string) => readFileSync(join(folder, file), 'utf8');
const jobsOf = (file: string) => Object.values((parse(textOf(file)) as Workflow).jobs);

test('there is a workflow for changes and one for releases', () => {
  expect(files.sort()).toEqual(['ci.yml', 'release.yml']);
});

test('the workflow for changes runs .ci/run on every pull request', () => {
  expect(Object.keys((parse(textOf('ci.yml')) as Workflow).on)).toContain('pull_request');
  expect(jobsOf('ci.yml').flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []))).toEqual(['.ci/run']);
});

test('a release runs the same checks first', () => {
  const { jobs } = parse(textOf('release.yml')) as { jobs: Record<string, Job & { needs?: string }> };
  expect(jobs.ci?.uses).toBe('./.github/workflows/ci.yml');
  expect(jobs.release?.needs).toBe('ci');
});

test.each(files)('%s can write nothing unless a job says so', (file) => {
  expect((parse(textOf(file)) as Workflow).permissions).toEqual({ contents: 'read' });
});

test.each(files)('%s pins every action by commit, with its version', (file) => {
  const used = textOf(file).match(/uses: .*/g) ?? [];
  expect(used).not.toEqual([]);
  const pinned = /^uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  expect(used.filter((line) => !line.startsWith('uses: ./') && !pinned.test(line))).toEqual([]);
});
