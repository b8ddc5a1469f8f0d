import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fetchEachModel, fetchModel } from '../../lib/plan/resolve/service/model-download-script';
import { type Shell, shells } from '../fixtures/shells';
import { modelCalled } from '../plan/runtimes/models';

/** Replaces rclone: `cat` and `copyto` of local files, truncated by `$CUT`. */
const rclone = `#!/bin/sh
case "$1" in
  cat) shift 4; if [ -n "\${CUT:-}" ]; then head -c "$CUT" "$1"; exit 1; fi; exec cat "$1" ;;
  copyto) shift 5; exec cp "$1" "$2" ;;
esac
`;

let folder = '';
let shell: Shell;
const at = (...parts: readonly string[]) => join(folder, ...parts);
const digestOf = (file: string) =>
  createHash('sha256')
    .update(readFileSync(at(file)))
    .digest('hex');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'model-download-'));
  mkdirSync(at('bin'));
  writeFileSync(at('bin', 'rclone'), rclone);
  chmodSync(at('bin', 'rclone'), 0o755);
  mkdirSync(at('content', '1'), { recursive: true });
  writeFileSync(at('content', 'config.pbtxt'), 'name: "ranker"');
  // Larger than the buffer of a pipe.
  writeFileSync(at('content', '1', 'model.onnx'), 'weights '.repeat(100_000));
  writeFileSync(at('model.joblib'), 'a model');
  spawnSync('tar', ['-cf', at('model.tar'), '-C', at('content'), '.']);
  spawnSync('tar', ['-czf', at('model two.tar.gz'), '-C', at('content'), '.']);
  writeFileSync(at('padded.tar'), Buffer.concat([readFileSync(at('model.tar')), Buffer.alloc(300_000)]));
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => rmSync(at('out'), { recursive: true, force: true }));

function run(script: string, env: Readonly<Record<string, string>>) {
  const [command, ...options] = shell.command;
  const result = spawnSync(command, [...options, '-c', script], {
    env: { PATH: `${at('bin')}:${shell.path}`, MODEL_DIRECTORY: at('out'), ...env },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status: result.status, error: result.stderr };
}

function fetchOne(file: string, env: Readonly<Record<string, string>> = {}, onnxOnly = false) {
  return run(fetchModel(modelCalled('ranker', file), { onnxOnly }), {
    MODEL_FILE: file,
    MODEL_SHA256: digestOf(file),
    MODEL_SOURCE: at(file),
    ...env,
  });
}

/** Texts of files by their path. */
type Contents = Readonly<Record<string, string>>;

/** An archive of files, and its name. */
function packed(name: string, ending: string, contents: Contents): string {
  rmSync(at('packed'), { recursive: true, force: true });
  for (const [file, text] of Object.entries(contents)) {
    mkdirSync(dirname(at('packed', file)), { recursive: true });
    writeFileSync(at('packed', file), text);
  }
  spawnSync('tar', [ending === '.tar' ? '-cf' : '-czf', at(`${name}${ending}`), '-C', at('packed'), '.']);
  return `${name}${ending}`;
}

/** All files of a folder, by default of the volume. */
function volume(path = 'out'): Contents {
  const files = readdirSync(at(path), { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      return [relative(at(path), file), readFileSync(file, 'utf8')];
    }),
  );
}

const oddNames = ['--config=x', '-', ' $HOME `id` "\'', 'a* [b] {c} %d'];

describe.each(shells())('with $name', (each) => {
  beforeAll(() => {
    shell = each;
  });

  test('downloads a file unchanged', () => {
    expect(fetchOne('model.joblib').status).toBe(0);
    expect(readFileSync(at('out', 'model.joblib'), 'utf8')).toBe('a model');
  });

  test.each(oddNames)('downloads a file called %s', (file) => {
    writeFileSync(at(file), 'a model');
    expect(fetchOne(file)).toEqual({ status: 0, error: '' });
    expect(readFileSync(at('out', file), 'utf8')).toBe('a model');
  });

  test.each(['model.tar', 'model two.tar.gz', 'padded.tar'])('unpacks %s and keeps no archive', (file) => {
    expect(fetchOne(file)).toEqual({ status: 0, error: '' });
    expect(readFileSync(at('out', 'config.pbtxt'), 'utf8')).toBe('name: "ranker"');
    expect(existsSync(at('out', '1', 'model.onnx'))).toBe(true);
    expect(existsSync(at('out', file))).toBe(false);
    expect(existsSync(at('out', '.pipe'))).toBe(false);
  });

  test.each(['model.joblib', 'model.tar', 'model two.tar.gz'])('fails on %s with another digest', (file) => {
    const { status } = fetchOne(file, { MODEL_SHA256: 'ab'.repeat(32) });
    expect(status).not.toBe(0);
  });

  test.each(['model.tar', 'model two.tar.gz'])('fails on an incomplete download of %s', (file) => {
    expect(fetchOne(file, { CUT: '1000' }).status).not.toBe(0);
  });

  test.each(['model.joblib', 'model.tar'])('fails if %s is missing', (file) => {
    expect(fetchOne(file, { MODEL_SOURCE: at('none') }).status).not.toBe(0);
  });

  test('refuses an archive whose files cannot all be moved to their place', () => {
    mkdirSync(at('hidden', '.incoming'), { recursive: true });
    writeFileSync(at('hidden', '.incoming', 'weights'), 'weights');
    writeFileSync(at('hidden', 'config.pbtxt'), 'name: "ranker"');
    spawnSync('tar', ['-cf', at('hidden.tar'), '-C', at('hidden'), '.']);
    const { status, error } = fetchOne('hidden.tar');
    expect(status).not.toBe(0);
    expect(error).toContain('contains files that cannot be moved to their place: .incoming');
  });

  test('a refused file is not kept, and no file of an earlier download', () => {
    expect(fetchOne('model.joblib').status).toBe(0);
    expect(fetchOne('model.joblib', { MODEL_SHA256: 'ab'.repeat(32) }).status).not.toBe(0);
    expect(existsSync(at('out', 'model.joblib'))).toBe(false);
  });

  test('names the reason for an incomplete archive', () => {
    expect(fetchOne('model.tar', { CUT: '1000' }).error).toMatch(/was not downloaded completely/);
    expect(fetchOne('model.tar', { MODEL_SHA256: 'ab'.repeat(32) }).error).toMatch(
      /has the SHA-256 [0-9a-f]{64}, not abab/,
    );
  });

  test('refuses a gzip file that is cut', () => {
    writeFileSync(at('cut.tar.gz'), readFileSync(at('model two.tar.gz')).subarray(0, 200));
    expect(fetchOne('cut.tar.gz').error).toMatch(/is not a complete gzip file/);
  });

  test('can run again on a filled volume', () => {
    fetchOne('model.tar', { CUT: '600000' });
    expect(fetchOne('model.tar').status).toBe(0);
    expect(fetchOne('model.tar').status).toBe(0);
  });

  describe('with another archive after a restart', () => {
    /** A folder of Triton with one version of the model. */
    const version = (number: number): Contents => ({
      'config.pbtxt': `name: "ranker" # ${number}`,
      [`${number}/model.onnx`]: `weights ${number} `.repeat(20_000),
    });
    const wrong: Contents = { ...version(9), '.hidden': 'wrong', '9/more/labels.txt': 'wrong', '1/extra.bin': 'wrong' };
    const other = { MODEL_SHA256: 'ab'.repeat(32) };

    test.each([
      ['with another digest', wrong, other],
      ['that is cut', wrong, { CUT: '200000' }],
      ['whose files cannot all be moved', { ...wrong, '.incoming/weights': 'wrong' }, {}],
    ])('the volume holds exactly its files, after an archive %s', (_, contents, env) => {
      for (const ending of ['.tar', '.tar.gz']) {
        rmSync(at('out'), { recursive: true, force: true });
        expect(fetchOne(packed('wrong', ending, contents), env).status).not.toBe(0);
        expect(fetchOne(packed('right', ending, version(1)))).toEqual({ status: 0, error: '' });
        expect(volume()).toEqual(version(1));
      }
    });

    test('the volume holds no file of an earlier archive that had more of them', () => {
      expect(fetchOne(packed('first', '.tar', { ...version(2), ...wrong })).status).toBe(0);
      expect(Object.keys(volume())).toContain('9/more/labels.txt');
      expect(fetchOne(packed('second', '.tar', version(1))).status).toBe(0);
      expect(volume()).toEqual(version(1));
    });

    test('each of several models holds exactly its files', () => {
      const models = [modelCalled('ranker', 'model.tar'), modelCalled('churn', 'model.tar')] as const;
      const line = (name: string, file: string, digest = digestOf(file)) => `${digest} ${name} ${at(file)}`;
      const fetched = (...lines: readonly string[]) => run(fetchEachModel(models), { MODELS: lines.join('\n') }).status;
      const [one, two] = [packed('one', '.tar', version(1)), packed('two', '.tar', version(2))];
      const bad = packed('bad', '.tar', wrong);
      expect(fetched(line('ranker', bad), line('churn', bad, other.MODEL_SHA256))).not.toBe(0);
      expect(fetched(line('ranker', one), line('churn', two))).toBe(0);
      expect(volume('out/ranker')).toEqual(version(1));
      expect(volume('out/churn')).toEqual(version(2));
      expect(fetched(line('ranker', two))).toBe(0);
      expect(volume()).toEqual(
        Object.fromEntries(Object.entries(version(2)).map(([name, text]) => [`ranker/${name}`, text])),
      );
    });
  });

  describe('with ONNX models only', () => {
    const config = (...lines: readonly string[]) => `name: "ranker"\n${lines.join('\n')}\n`;
    const onnx = 'backend: "onnxruntime"';
    const elf = Buffer.from('\x7fELF\x02\x01\x01\0\0');

    function fetchTriton(files: Readonly<Record<string, string | Buffer>>) {
      rmSync(at('triton'), { recursive: true, force: true });
      mkdirSync(at('triton', '1'), { recursive: true });
      writeFileSync(at('triton', '1', 'model.onnx'), 'weights');
      for (const [name, content] of Object.entries(files)) writeFileSync(at('triton', name), content);
      spawnSync('tar', ['-cf', at('triton.tar'), '-C', at('triton'), '.']);
      return fetchOne('triton.tar', {}, true);
    }

    test.each([
      [onnx],
      ['  backend :"onnxruntime" '],
      ['platform: "onnxruntime_onnx"', 'max_batch_size: 8'],
      ['platform: "ensemble"', 'input [{ name: "backends", data_type: TYPE_FP64, dims: [ 30 ] }]'],
    ])('accepts a configuration with %s', (...lines) => {
      expect(fetchTriton({ 'config.pbtxt': config(...lines) })).toEqual({ status: 0, error: '' });
      expect(existsSync(at('out', '1', 'model.onnx'))).toBe(true);
    });

    // Options of the TensorRT execution provider: an engine and a plugin from the folder of the model.
    const tensorrt = [
      'optimization { execution_accelerators {',
      '  gpu_execution_accelerator : [ { name : "tensorrt"',
      '    parameters { key: "trt_engine_cache_enable" value: "true" }',
      '    parameters { key: "trt_engine_cache_path" value: "/models/current/ranker/1" }',
      '    parameters { key: "trt_extra_plugin_lib_paths" value: "/models/current/ranker/1/weights.data" } } ]',
      '}}',
    ];
    const elsewhere = 'has the word backend, platform or runtime outside a line of ONNX Runtime';
    test.each([
      [['backend: "python"'], 'has no line backend: "onnxruntime"'],
      [['max_batch_size: 8'], 'has no line backend: "onnxruntime"'],
      [[`# ${onnx}`], 'has no line backend: "onnxruntime"'],
      [[onnx, 'backend: "python"'], elsewhere],
      [[onnx, 'backend # a comment', ': "python"'], elsewhere],
      [[onnx, 'backend:', '"python"'], elsewhere],
      [[`${onnx}\r"/../python"`, onnx], elsewhere],
      [[onnx, 'runtime: "../../../opt/tritonserver/backends/python/libtriton_python.so"'], elsewhere],
      [[onnx, '"/../../opt/tritonserver/backends/python"'], 'has a line of config.pbtxt that begins with a string'],
      [[onnx, "\t'/../python'"], 'has a line of config.pbtxt that begins with a string'],
      [[onnx, ...tensorrt], 'has the word execution_accelerators, which loads compiled code'],
      [[onnx, 'optimization{execution_accelerators{}}'], 'has the word execution_accelerators'],
      [[onnx, 'model_operations { op_library_filename: "/models/ops" }'], 'has the word op_library_filename'],
    ])('refuses a configuration with %j', (lines, problem) => {
      const { status, error } = fetchTriton({ 'config.pbtxt': config(...lines) });
      expect(error).toContain(problem);
      expect(status).not.toBe(0);
      expect(existsSync(at('out', 'config.pbtxt'))).toBe(false);
    });

    test.each(['1/ranker_sm80.engine', '1/model.plan', 'CACHE.TRT'])('refuses the TensorRT engine %s', (file) => {
      const { status, error } = fetchTriton({ 'config.pbtxt': config(onnx), [file]: 'ftrt' });
      expect(error).toContain(`contains a TensorRT engine: ./${file}`);
      expect(status).not.toBe(0);
      expect(existsSync(at('out', 'config.pbtxt'))).toBe(false);
    });

    test('refuses a model without a configuration, whose files choose the backend', () => {
      expect(fetchTriton({ '1/model.py': 'import os' }).error).toContain('has no config.pbtxt');
    });

    // A waiver of the rule `runtime/models` accepts a model of one file.
    test.each([
      ['model.py', 'import os', 'has no config.pbtxt'],
      ['libtriton_python.so', elf, 'has no config.pbtxt'],
      ['config.pbtxt', 'backend: "python"', 'has no config.pbtxt'],
      ['model.onnx', 'weights', 'has no config.pbtxt'],
    ])('refuses the single file %s, which is no folder of Triton', (file, content, problem) => {
      writeFileSync(at(file), content);
      const one = fetchOne(file, {}, true);
      const several = run(fetchEachModel([modelCalled('ranker', file), modelCalled('churn')], { onnxOnly: true }), {
        MODELS: `${digestOf(file)} ranker ${at(file)}`,
      });
      for (const { status, error } of [one, several]) {
        expect(error).toContain(`${at(file)} ${problem}`);
        expect(status).not.toBe(0);
      }
      expect(existsSync(at('out', file))).toBe(false);
      expect(existsSync(at('out', 'ranker', file))).toBe(false);
    });

    test.each(['libtriton_onnxruntime.so', '1/batchstrategy.so', '1/weights.data'])(
      'refuses the shared library %s',
      (file) => {
        const { status, error } = fetchTriton({ 'config.pbtxt': config(onnx), [file]: elf });
        expect(error).toContain(`contains a shared library: ./${file}`);
        expect(status).not.toBe(0);
      },
    );
  });

  describe('with several models', () => {
    const models = [modelCalled('ranker', 'model.tar'), modelCalled('churn')] as const;
    const lines = (digest = digestOf('model.joblib')) => [
      `${digestOf('model.tar')} ranker ${at('model.tar')}`,
      `${digest} churn ${at('model.joblib')}`,
      `${digestOf('model two.tar.gz')} second ${at('model two.tar.gz')}`,
    ];

    test('each has its folder and its settings', () => {
      const { status } = run(fetchEachModel(models), {
        MODELS: lines().join('\n'),
        MODEL_SETTINGS: 'ranker {"name": "ranker"}\nchurn {"uri":"a\\\\b"}',
        MODEL_SETTINGS_DIRECTORY: at('out', '_settings'),
        MODEL_SETTINGS_FILE: 'model-settings.json',
      });
      expect(status).toBe(0);
      expect(existsSync(at('out', 'ranker', 'config.pbtxt'))).toBe(true);
      expect(readFileSync(at('out', 'churn', 'model.joblib'), 'utf8')).toBe('a model');
      expect(existsSync(at('out', 'second', '1', 'model.onnx'))).toBe(true);
      expect(readFileSync(at('out', '_settings', 'churn', 'model-settings.json'), 'utf8')).toBe('{"uri":"a\\\\b"}\n');
    });

    test.each([...oddNames, 'ends with a space '])('one of them can be called %s', (file) => {
      writeFileSync(at(file), 'a model');
      const sources = [`${digestOf('model.tar')} ranker ${at('model.tar')}`, `${digestOf(file)} odd ${at(file)}`];
      expect(run(fetchEachModel(models), { MODELS: sources.join('\n') })).toEqual({ status: 0, error: '' });
      expect(readFileSync(at('out', 'odd', file), 'utf8')).toBe('a model');
    });

    test('fails if one has another digest', () => {
      expect(run(fetchEachModel(models), { MODELS: lines('cd'.repeat(32)).join('\n') }).status).not.toBe(0);
      expect(existsSync(at('out', 'second'))).toBe(false);
    });

    test('files need no unpacking', () => {
      expect(fetchEachModel([modelCalled('a'), modelCalled('b')])).not.toContain('tar');
    });
  });
});
