import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly permissions?: object;
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

/** Commands of a job, without actions. */
function commandsOf(file: string, job: string): readonly string[] {
  const { steps = [] } = (parse(textOf(file)) as Workflow).jobs[job] ?? {};
  return steps.flatMap(({ run }) => run ?? []);
}

/** Parts of a bill of materials in CycloneDX. */
interface Bill {
  readonly metadata: { readonly component: { readonly 'bom-ref': string } };
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** Permissions of a job of the release. */
function permissionsOf(job: string): unknown {
  return (parse(textOf('release.yml')) as Workflow).jobs[job]?.permissions;
}

const { scripts, dependencies, peerDependencies, publishConfig } = require('../../package.json');

test('there is a workflow for changes and one for releases', () => {
  expect(files.sort()).toEqual(['ci.yml', 'release.yml']);
});

test('the workflow for changes runs .ci/run on every pull request', () => {
  expect(Object.keys((parse(textOf('ci.yml')) as Workflow).on)).toContain('pull_request');
  expect(commandsOf('ci.yml', 'checks')).toEqual(['.ci/run']);
});

test('every change is checked for dependencies of users with known vulnerabilities or without a signature', () => {
  expect(commandsOf('ci.yml', 'dependencies')).toEqual([
    'npm ci --no-audit --no-fund --ignore-scripts',
    'npm audit --omit=dev --audit-level=moderate',
    'npm audit signatures',
  ]);
});

test('a release has a software bill of materials with all dependencies', () => {
  expect(commandsOf('release.yml', 'release').join('\n')).toContain('npm run --silent release:sbom');
  const [npm = '', ...argv] = scripts['release:sbom'].split(' ');
  const bill = JSON.parse(execFileSync(npm, argv, { cwd: join(folder, '../..'), encoding: 'utf8' })) as Bill;
  const direct = bill.dependencies.find(({ ref }) => ref === bill.metadata.component['bom-ref'])?.dependsOn ?? [];
  const names = direct.map((ref) => ref.slice(0, ref.lastIndexOf('@')));
  expect(names).toEqual(expect.arrayContaining(Object.keys({ ...dependencies, ...peerDependencies })));
});

test('a release is published with provenance, which npm refuses outside the workflow', () => {
  expect(publishConfig).toEqual({ access: 'public', provenance: true });
  expect(permissionsOf('release')).toMatchObject({ 'id-token': 'write', attestations: 'write' });
});

test('the published package and its bill of materials are signed before they are attached to the release', () => {
  const { steps = [] } = (parse(textOf('release.yml')) as Workflow).jobs.release ?? {};
  const [packed, signed, attached] = [/npm pack/, /^actions\/attest@/, /gh release upload/].map((wanted) =>
    steps.findIndex(({ run, uses }) => wanted.test(run ?? uses ?? '')),
  );
  expect(packed).toBeGreaterThan(0);
  expect([signed, attached]).toEqual([(packed ?? 0) + 1, (packed ?? 0) + 2]);
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
