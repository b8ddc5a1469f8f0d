import { join } from 'node:path';
import * as ts from 'typescript';

// What an editor shows for a wrong reference. references.test-d.ts checks that each one is refused.

const root = join(__dirname, '../..');

/** Files that every module imports, parsed once. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** Compiles an in-memory module beside this file, and returns its errors. */
function errorsOf(source: string): readonly string[] {
  const file = join(__dirname, 'in-memory.ts');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const parsed = (...[name, ...others]: Parameters<typeof getSourceFile>) => {
    const known = libraries.get(name) ?? getSourceFile(name, ...others);
    libraries.set(name, known);
    return known;
  };
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...others) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023) : parsed(name, ...others);
  const program = ts.createProgram([file], options, host);
  // `npm run typecheck` checks the other files.
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map((diagnostic) => {
    const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n').split('\n')[0] ?? '';
    return `${source.split('\n')[line]?.trim()} => ${text.replaceAll(root, '')}`;
  });
}

const platform = `
import { defineModelPlatform, extendModelPlatform } from '../../lib/definition/define';
const sha256 = '';
const base = defineModelPlatform({
  name: 'acme',
  cluster: { provider: 'eks', region: 'us-east-1', nodePools: { cpu: { nodes: { min: 1, max: 4 } }, gpu: { nodes: { min: 1, max: 4 } } } },
  buckets: { models: {}, data: {} },
  teams: { ranking: {}, other: {} },
  gateways: { web: { hostname: 'a.example' }, admin: { hostname: 'b.example' } },
  models: {
    churn: { bucket: 'models', versions: { v1: { path: 'a', sha256 }, v2: { path: 'b', sha256 } } },
    spam: { bucket: 'models', versions: { w1: { path: 'c', sha256 } } },
  },
  services: {
    right: { team: 'ranking', pool: 'cpu', model: { name: 'churn', version: 'v1' }, runtime: { kind: 'scikit-learn' } },
    wrong: {
      SERVICE
    },
  },
  training: {
    right: { team: 'ranking', pool: 'gpu', framework: { kind: 'pytorch' }, image: '', command: [''] },
    wrong: {
      JOB
    },
  },
});
extendModelPlatform(base, {
  team: 'ranking',
  models: { ranker: { bucket: 'models', versions: { r1: { path: 'd', sha256 } } } },
  services: { right: { pool: 'cpu', model: { name: 'ranker', version: 'r1' }, runtime: { kind: 'scikit-learn' } } },
  PART
});
`;

const right: Readonly<Record<string, string>> = {
  team: `team: 'ranking',`,
  pool: `pool: 'cpu',`,
  model: `model: { name: 'churn', version: 'v1' },`,
  runtime: `runtime: { kind: 'scikit-learn' },`,
};

const rightJob: Readonly<Record<string, string>> = {
  team: `team: 'ranking',`,
  pool: `pool: 'gpu',`,
  framework: `framework: { kind: 'scikit-learn' },`,
  program: `image: '', command: [''],`,
};

interface Wrong {
  readonly service?: Readonly<Record<string, string>>;
  readonly job?: Readonly<Record<string, string>>;
  readonly part?: string;
}

function errorsWith(wrong: Wrong): readonly string[] {
  const fields = (all: Readonly<Record<string, string>>) => Object.values(all).join('\n');
  return errorsOf(
    platform
      .replace('SERVICE', fields({ ...right, ...wrong.service }))
      .replace('JOB', fields({ ...rightJob, ...wrong.job }))
      .replace('PART', wrong.part ?? ''),
  );
}

const service = (wrong: Readonly<Record<string, string>>) => errorsWith({ service: wrong });
const job = (wrong: Readonly<Record<string, string>>) => errorsWith({ job: wrong });
const part = (wrong: string) => errorsWith({ part: wrong });

const reference = 'NoInfer<ModelReference<{ churn: { v1: unknown; v2: unknown; }; spam: { w1: unknown; }; }>>';
const references = `${reference} | readonly ${reference}[]`;

describe('what an editor shows', () => {
  test('no error if all names exist', () => {
    expect(service({})).toEqual([]);
  });

  test('a misspelled team, with a suggestion', () => {
    expect(service({ team: `team: 'rankin',` })).toEqual([
      `team: 'rankin', => Type '"rankin"' is not assignable to type '"ranking" | "other"'. Did you mean '"ranking"'?`,
    ]);
  });

  test('an unknown pool', () => {
    expect(service({ pool: `pool: 'tpu',` })).toEqual([
      `pool: 'tpu', => Type '"tpu"' is not assignable to type '"cpu" | "gpu"'.`,
    ]);
  });

  test('a misspelled model, with a suggestion', () => {
    expect(service({ model: `model: { name: 'chur', version: 'v1' },` })).toEqual([
      `model: { name: 'chur', version: 'v1' }, => Type '"chur"' is not assignable to type '"churn" | "spam"'. Did you mean '"churn"'?`,
    ]);
  });

  test('a version of another model, with the versions of each model', () => {
    expect(service({ model: `model: { name: 'churn', version: 'w1' },` })).toEqual([
      `model: { name: 'churn', version: 'w1' }, => Type '{ name: "churn"; version: "w1"; }' is not assignable to type ` +
        `'${references}'.`,
    ]);
  });

  test('a previous version of another model', () => {
    expect(service({ model: `model: { name: 'churn', version: 'v2', previous: 'w1' },` })).toEqual([
      `model: { name: 'churn', version: 'v2', previous: 'w1' }, => Type '{ name: "churn"; version: "v2"; previous: "w1"; }' is not assignable to type ` +
        `'${references}'.`,
    ]);
  });

  test('a misspelled model in a list, with a suggestion', () => {
    expect(service({ model: `model: [{ name: 'churn', version: 'v1' }, { name: 'span', version: 'w1' }],` })).toEqual([
      `model: [{ name: 'churn', version: 'v1' }, { name: 'span', version: 'w1' }], => Type '"span"' is not assignable to type '"churn" | "spam"'.`,
    ]);
  });

  test('a misspelled bucket of checkpoints, at the bucket', () => {
    expect(job({ checkpoint: `checkpoint: { bucket: 'dat', path: 'a', every: '1m' },` })).toEqual([
      `checkpoint: { bucket: 'dat', path: 'a', every: '1m' }, => Type '"dat"' is not assignable to type '"models" | "data"'. Did you mean '"data"'?`,
    ]);
  });

  test('an unknown pool of a training job', () => {
    expect(job({ pool: `pool: 'gpus',` })).toEqual([
      `pool: 'gpus', => Type '"gpus"' is not assignable to type '"cpu" | "gpu"'. Did you mean '"gpu"'?`,
    ]);
  });

  test('a misspelled field of a training job', () => {
    expect(job({ slow: `checkpoints: {},` })).toEqual([
      `checkpoints: {}, => Object literal may only specify known properties, but 'checkpoints' does not exist in type ` +
        `'TrainingJobSpec<"cpu" | "gpu", "models" | "data", "ranking" | "other">'. Did you mean to write 'checkpoint'?`,
    ]);
  });

  test('an unknown bucket of a job in a part, at the bucket', () => {
    const fields = Object.values(rightJob).slice(1).join(' ');
    const wrong = `training: { fit: { ${fields} data: { '/data': { bucket: 'date', path: 'a' } } } },`;
    expect(part(wrong)).toEqual([`${wrong} => Type '"date"' is not assignable to type '"models" | "data"'.`]);
  });

  test('an unknown gateway', () => {
    expect(service({ consumers: `consumers: [{ gateway: 'admn' }],` })).toEqual([
      `consumers: [{ gateway: 'admn' }], => Type '"admn"' is not assignable to type '"web" | "admin"'. Did you mean '"admin"'?`,
    ]);
  });

  test('a misspelled field of a service', () => {
    expect(service({ slow: `scal: { min: 2 },` })).toEqual([
      `scal: { min: 2 }, => Object literal may only specify known properties, but 'scal' does not exist in type ` +
        `'ModelServiceSpec<"cpu" | "gpu", "ranking" | "other", "web" | "admin", ` +
        `ModelReference<{ churn: { v1: unknown; v2: unknown; }; spam: { w1: unknown; }; }>>'. Did you mean to write 'scale'?`,
    ]);
  });

  test('an unknown bucket of a part, at the bucket', () => {
    const wrong = `models: { next: { bucket: 'model', versions: {} } },`;
    expect(part(wrong)).toContainEqual(
      `${wrong} => Type '"model"' is not assignable to type '"models" | "data"'. Did you mean '"models"'?`,
    );
  });

  test('an unknown team of a part', () => {
    const wrong = `team: 'anking',`;
    expect(part(wrong)).toContainEqual(
      `${wrong} => Type '"anking"' is not assignable to type '"ranking" | "other"'. Did you mean '"ranking"'?`,
    );
  });
});
