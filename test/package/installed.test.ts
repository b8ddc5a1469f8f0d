import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { replacePlaceholders } from '../fixtures/replace-placeholders';
import { execute, install, outside, pack, root, succeed } from './package';

/** A project with the packed package and its npm dependencies only. */
const folder = outside();
const consumer = join(folder, 'consumer');
let tarball = '';
const program = join(consumer, 'node_modules', '.bin', 'model-platform');

beforeAll(() => {
  tarball = pack(folder);
  install(consumer, [tarball, 'typescript@5.9.3', '@types/node@20']);
});

/** Runs JavaScript in the project and returns the JSON that it prints. */
function evaluate(name: string, text: string): unknown {
  writeFileSync(join(consumer, name), text);
  return JSON.parse(succeed(process.execPath, [name], consumer));
}

/** JavaScript that prints which packages are loaded. */
const printPackages = `
  const packages = Object.keys(require.cache).flatMap((file) => /node_modules[\\\\/]((@[^\\\\/]+[\\\\/])?[^\\\\/]+)/.exec(file)?.[1] ?? []);
  console.log(JSON.stringify([...new Set(packages)].sort()));
`;

const definition = `{
  name: 'acme',
  cluster: { provider: 'eks', region: 'us-east-1', network: { apiAccess: [] }, nodePools: { cpu: { machine: { cpu: 4, memory: '16Gi' }, nodes: { min: 1, max: 2 } } } },
}`;

describe('from CommonJS', () => {
  test('the main entry loads other packages lazily', () => {
    expect(
      evaluate('nothing.js', `require('@model-platform/core').defineModelPlatform(${definition}); ${printPackages}`),
    ).toEqual(['@model-platform/core']);
  });

  test('a plan loads zod, but not cdk8s, Pulumi or tsx', () => {
    const loaded = evaluate(
      'plan.js',
      `require('@model-platform/core').checkModelPlatform(${definition}); ${printPackages}`,
    );
    expect(loaded).toEqual(['@model-platform/core', 'zod']);
  });

  test('constructs load cdk8s, but not Pulumi', () => {
    const loaded = evaluate(
      'constructs.js',
      `require('@model-platform/core').ModelPlatform; ${printPackages}`,
    ) as string[];
    expect(loaded).toEqual(expect.arrayContaining(['cdk8s', 'cdk8s-plus-28', 'constructs']));
    expect(loaded.filter((name) => /^@pulumi|^tsx$|^esbuild$/.test(name))).toEqual([]);
  });

  test('the test helpers do not load cdk8s or Pulumi', () => {
    const loaded = evaluate(
      'testing.js',
      `require('@model-platform/core/testing').findings(${definition}); ${printPackages}`,
    );
    expect(loaded).toEqual(['@model-platform/core', 'zod']);
  });

  test('exports the cdk8s validation', () => {
    const text = `console.log(JSON.stringify(Object.keys(require('@model-platform/core/cdk8s-validation'))))`;
    expect(evaluate('validation.js', text)).toEqual(['ModelPlatformValidation']);
  });

  test('exports the schema', () => {
    const text = `console.log(JSON.stringify(require('@model-platform/core/schema.json').$schema ?? ''))`;
    expect(evaluate('schema.js', text)).toMatch(/^https?:\/\/json-schema\.org\//);
  });
});

test('an ES module can import every name of the main entry', () => {
  const names = evaluate(
    'names.js',
    `console.log(JSON.stringify(Object.keys(require('@model-platform/core'))))`,
  ) as string[];
  const text = `import { ${names.join(', ')} } from '@model-platform/core';\nconsole.log(JSON.stringify([${names.map((name) => `typeof ${name}`).join(', ')}]));`;
  expect(names.length).toBeGreaterThan(20);
  expect(evaluate('names.mjs', text)).not.toContain('undefined');
});

describe('from TypeScript', () => {
  const options = {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    types: ['node'],
  };

  function compile(name: string, text: string) {
    writeFileSync(join(consumer, name), text);
    writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: [name] }));
    return execute(process.execPath, [join('node_modules', 'typescript', 'bin', 'tsc')], consumer);
  }

  const text = (pool: string) => `
    import { App } from 'cdk8s';
    import { defineModelPlatform, ModelPlatform, planModelPlatform, type ModelPlatformPlan } from '@model-platform/core';
    import { findings } from '@model-platform/core/testing';
    const definition = defineModelPlatform({
      name: 'acme',
      cluster: { provider: 'existing', nodePools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } } },
      teams: { risk: { quota: { ${pool}: { cpu: '4' } } } },
    });
    const plan: ModelPlatformPlan = planModelPlatform(definition);
    export const same: ModelPlatformPlan[] = [plan, new ModelPlatform(new App(), 'acme', definition).plan];
    export const count: number = findings(definition).length;
  `;

  test.each([['strict.cts'], ['strict.mts']])('compiles in strict mode: %s', (name) => {
    expect(compile(name, text('cpu'))).toMatchObject({ status: 0, stdout: '' });
  });

  test('an unknown name is a compiler error', () => {
    const { status, stdout } = compile('wrong.cts', text('cpuu'));
    expect(status).not.toBe(0);
    expect(stdout).toMatch(/wrong\.cts\(\d+,\d+\): error TS\d+: .*'cpuu'/);
  });
});

describe('the program', () => {
  test.each([
    ['existing', 'yaml'],
    ['existing', 'typescript'],
    ['eks', 'typescript'],
    ['gke', 'typescript'],
  ])('creates a project on %s in %s that passes check and synth', (provider, language) => {
    const name = `${provider}-${language}`;
    succeed(program, ['init', name, '--provider', provider, '--language', language], consumer);
    const project = join(consumer, name);
    expect(succeed(program, ['check'], project)).toContain('placeholder/replaced');
    replacePlaceholders(join(project, language === 'yaml' ? 'modelplatform.yaml' : 'platform.ts'));
    expect(succeed(program, ['check'], project)).toMatch(/^no problems found in /);
    succeed(program, ['synth'], project);
    expect(readdirSync(join(project, 'clusters', name, 'namespaces', 'data-science'))).toContain(
      'deployment-churn.yaml',
    );
  });

  test.each([['existing-yaml'], ['existing-typescript']])('the cdk8s app of %s renders the same objects', (name) => {
    const project = join(consumer, name);
    succeed(process.execPath, ['--import', 'tsx', join('stacks', 'manifests.ts')], project);
    const [file = ''] = readdirSync(join(project, 'dist'));
    const kinds = (text: string) => [...text.matchAll(/^kind: .*$/gm)].map(([kind]) => kind).sort();
    const stream = succeed(program, ['synth', '--stdout'], project);
    expect(kinds(readFileSync(join(project, 'dist', file), 'utf8'))).toEqual(kinds(stream));
  });

  test('a check of YAML loads no other package: the program contains what it needs', () => {
    const main = join('node_modules', '@model-platform', 'core', 'dist', 'cli', 'run.js');
    const text = `
      const sink = { write() {}, isTerminal: false };
      const io = { cwd: 'existing-yaml', env: {}, stdout: sink, stderr: sink, today: () => '2026-11-24' };
      require('./${main}').run(['check'], io).then(() => { ${printPackages} });
    `;
    expect(evaluate('check.js', text)).toEqual(['@model-platform/core']);
  });

  test('a project works after npm install and passes its typecheck', () => {
    const project = join(folder, 'acme');
    succeed(program, ['init', project, '--provider', 'existing'], consumer);
    install(project, [tarball]);
    replacePlaceholders(join(project, 'platform.ts'));
    expect(succeed('npm', ['run', '--silent', 'check'], project)).toMatch(/^no problems found in platform\.ts\n/);
    expect(succeed('npm', ['run', '--silent', 'plan'], project)).toMatch(/^Cluster acme\n/);
    succeed('npm', ['run', '--silent', 'synth'], project);
    succeed('npm', ['run', '--silent', 'typecheck'], project);
    expect(existsSync(join(project, 'clusters', 'acme'))).toBe(true);
    const cdk8s = [join(root, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', '--check-upgrade=false'];
    succeed(process.execPath, cdk8s, project);
    expect(readdirSync(join(project, 'cdk8s.out'))).toContain('acme.k8s.yaml');
    // The validation in the comment reports only the finding that the new project waives.
    const settings = join(project, 'cdk8s.yaml');
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^# (validations:| {2})/gm, '$1'));
    const validated = execute(process.execPath, cdk8s, project);
    expect(validated.status).not.toBe(0);
    expect(validated.stdout.match(/object\/[\w-]+ \(\d+ occurrences\)/g)).toEqual([
      'object/image-pinned (1 occurrences)',
    ]);
  });
});

describe('with Pulumi installed', () => {
  beforeAll(() => {
    symlinkSync(join(root, 'node_modules', '@pulumi'), join(consumer, 'node_modules', '@pulumi'));
  });

  test.each([
    ['eks', 'yaml'],
    ['eks', 'typescript'],
    ['gke', 'typescript'],
    ['aks', 'typescript'],
  ])('the programs of a project on %s in %s compile', (provider, language) => {
    const name = `${provider}-${language}-types`;
    succeed(program, ['init', name, '--provider', provider, '--language', language], consumer);
    expect(
      execute(process.execPath, [join('..', 'node_modules', 'typescript', 'bin', 'tsc')], join(consumer, name)),
    ).toMatchObject({ status: 0, stdout: '' });
  });

  test('an exception in a definition is reported at its position in the TypeScript file', () => {
    const lines = [
      'interface Cluster {',
      '  readonly size: number;',
      '}',
      '',
      'throw new Error("boom");',
      'export default {};',
    ];
    writeFileSync(join(consumer, 'throws.ts'), lines.join('\n'));
    const { stdout } = execute(program, ['check', '-f', 'throws.ts'], consumer);
    expect(stdout).toMatch(/^throws\.ts:5:7 {2}source\/exception\n/);
  });

  test('the Pulumi program creates a cluster', () => {
    const text = `
      const { recordPulumi } = require('@model-platform/core/testing');
      const calls = { 'aws:index/getCallerIdentity:getCallerIdentity': { accountId: '123456789012' } };
      const outputsOf = () => ({
        certificateAuthority: { data: 'Y2E=' },
        resources: [{ autoscalingGroups: [{ name: 'group' }] }],
        identities: [{ oidcs: [{ issuer: 'https://issuer.example' }] }],
      });
      recordPulumi(() => require('./stacks/cluster.ts'), { calls, outputsOf }).then((resources) => console.log(JSON.stringify(resources.map(({ type }) => type))));
    `;
    const project = join(consumer, 'eks-typescript');
    writeFileSync(join(project, 'record.cjs'), text);
    const types = JSON.parse(succeed(process.execPath, ['--import', 'tsx', 'record.cjs'], project)) as string[];
    expect(types).toEqual(expect.arrayContaining(['model-platform:clusters:ModelCluster', 'aws:eks/cluster:Cluster']));
  });
});
