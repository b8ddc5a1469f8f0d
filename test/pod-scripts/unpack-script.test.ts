import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchModel } from '../../lib/plan/resolve/service/model-download-script';
import { shells } from '../fixtures/shells';
import { pax, type TarMember, tar } from '../fixtures/tar';
import { modelCalled } from '../plan/runtimes/models';

/** Replaces rclone: `cat` of local files. */
const rclone = '#!/bin/sh\nshift 4\nexec cat "$1"\n';

let folder = '';
const at = (...parts: readonly string[]) => join(folder, ...parts);
const read = (...parts: readonly string[]) => readFileSync(at('out', ...parts), 'utf8');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unpack-'));
  mkdirSync(at('bin'));
  writeFileSync(at('bin', 'rclone'), rclone);
  chmodSync(at('bin', 'rclone'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(() => rmSync(at('out'), { recursive: true, force: true }));

describe.each(shells())('with $name', ({ command: [command, ...options], path }) => {
  function unpack(archive: Buffer | readonly TarMember[]) {
    const bytes = Buffer.isBuffer(archive) ? archive : tar(archive);
    writeFileSync(at('model.tar'), bytes);
    const result = spawnSync(command, [...options, '-c', fetchModel(modelCalled('ranker', 'model.tar'))], {
      env: {
        PATH: `${at('bin')}:${path}`,
        MODEL_DIRECTORY: at('out'),
        MODEL_SHA256: createHash('sha256').update(bytes).digest('hex'),
        MODEL_SOURCE: at('model.tar'),
      },
      encoding: 'utf8',
      timeout: 120_000,
    });
    return { status: result.status, error: result.stderr };
  }

  function refusal(archive: Buffer | readonly TarMember[]) {
    const { status, error } = unpack(archive);
    expect(status).not.toBe(0);
    expect(readdirSync(at('out')).filter((name) => name !== '.incoming')).toEqual([]);
    return error.replaceAll(at('model.tar'), 'model.tar');
  }

  test('reads a size from a PAX header, as Python writes it for files over 8 GiB', () => {
    const content = 'w'.repeat(70_000);
    const { status } = unpack([
      pax({ size: '70000', mtime: '1.5' }),
      { name: 'engine', content, size: 0 },
      { name: 'config.pbtxt', content: 'name' },
    ]);
    expect(status).toBe(0);
    expect(read('engine')).toBe(content);
    expect(read('config.pbtxt')).toBe('name');
  });

  test('reads names that no header of ustar has', () => {
    const long = `${'a'.repeat(90)}/${'b'.repeat(120)}`;
    expect(
      unpack([
        pax({ path: `${long}1`, comment: 'a\nb' }),
        { name: 'cut', content: '1' },
        { name: '././@LongLink', type: 'L', content: `${long}2\0` },
        { name: 'cut', content: '2' },
        pax({ path: 'Größe = 1' }),
        { name: 'Gr??e', content: '3' },
        { name: '-n *', content: '4' },
      ]).status,
    ).toBe(0);
    expect([read(`${long}1`), read(`${long}2`), read('Größe = 1'), read('-n *')]).toEqual(['1', '2', '3', '4']);
  });

  test.each(['v7', 'ustar', 'gnu', 'posix'])('unpacks what tar writes in the format %s', (format) => {
    const source = at(`source-${format}`);
    const deep = join('1', 'n'.repeat(60), 'm'.repeat(20));
    rmSync(source, { recursive: true, force: true });
    mkdirSync(join(source, deep), { recursive: true });
    mkdirSync(join(source, 'empty'));
    writeFileSync(join(source, deep, 'weights'), 'weights '.repeat(30_000));
    writeFileSync(join(source, '.hidden'), '');
    writeFileSync(join(source, 'stub'), '#!');
    chmodSync(join(source, 'stub'), 0o755);
    symlinkSync(join('..', 'stub'), join(source, '1', 'link'));
    spawnSync('ln', [join(source, 'stub'), join(source, 'twin')]);
    spawnSync('tar', [`--format=${format}`, '-cf', at('made.tar'), '-C', source, '.']);
    expect(unpack(readFileSync(at('made.tar')))).toEqual({ status: 0, error: '' });
    expect(readdirSync(at('out')).sort()).toEqual(['.hidden', '1', 'empty', 'stub', 'twin']);
    expect(read(deep, 'weights')).toBe('weights '.repeat(30_000));
    expect(readlinkSync(at('out', '1', 'link'))).toBe('../stub');
    expect(read('twin')).toBe('#!');
    expect(statSync(at('out', 'stub')).mode & 0o111).not.toBe(0);
  });

  test('links may ascend within the folder', () => {
    expect(
      unpack([
        { name: 'blobs/1', content: 'weights' },
        { name: 'snapshots/main/model', type: '2', link: '../../blobs/1' },
      ]).status,
    ).toBe(0);
    expect(read('snapshots', 'main', 'model')).toBe('weights');
  });

  test.each<readonly [string, RegExp, readonly TarMember[]]>([
    ['a name that leaves the folder', /contains \.\.\/b, which is outside/, [{ name: '../b', content: 'x' }]],
    ['a name that ascends later', /contains a\/\.\.\/\.\.\/b, which is/, [{ name: 'a/../../b', content: 'x' }]],
    ['an absolute name', /contains \/b, which is outside/, [{ name: '/b', content: 'x' }]],
    ['a name in a PAX header', /contains \.\.\/b/, [pax({ path: '../b' }), { name: 'b', content: 'x' }]],
    ['a control character', /control character/, [{ name: 'a\nb', content: 'x' }]],
    ['a link to an absolute path', /link from a to \/etc/, [{ name: 'a', type: '2', link: '/etc/passwd' }]],
    ['a link that leaves the folder', /link from d\/a to/, [{ name: 'd/a', type: '2', link: '../../b' }]],
    ['a link that ascends later', /link from d\/a to/, [{ name: 'd/a', type: '2', link: 'c/../../b' }]],
    ['a link with an empty part', /whose name has an empty part/, [{ name: 'd//a', type: '2', link: '../../b' }]],
    ['a hard link to a file outside', /contains \.\.\/b/, [{ name: 'a', type: '1', link: '../b' }]],
    ['a name twice, as link', /contains a twice/, [{ name: 'a' }, { name: 'a', type: '2', link: 'b' }]],
    ['a device', /contains a, which is neither/, [{ name: 'a', type: '3' }]],
    ['a sparse file of GNU', /contains the sparse file a/, [{ name: 'a', type: 'S' }]],
    ['a sparse file of PAX', /a sparse file/, [pax({ 'GNU.sparse.major': '1' }), { name: 'a' }]],
    ...['size[$(touch x)]', '010', '-1', '1e3', '1234567890123456'].map(
      (size): [string, RegExp, readonly TarMember[]] => [
        `the size ${JSON.stringify(size)} in a PAX header`,
        /without a valid size/,
        [pax({ size }), { name: 'a', content: 'x' }],
      ],
    ),
    ['a PAX header that is cut', /PAX header that cannot be read/, [{ name: 'x', type: 'x', content: '99 a=b\n' }]],
    ['a size for all members', /PAX header for all/, [pax({ size: '1' }, 'g'), { name: 'a', content: 'x' }]],
    ['no file', /contains no file/, []],
  ])('refuses an archive with %s', (_, problem, members) => {
    expect(refusal([{ name: 'first', content: '1' }, ...members].slice(members.length === 0 ? 1 : 0))).toMatch(problem);
    expect(existsSync(at('b'))).toBe(false);
  });

  test('writes no file through a link', () => {
    expect(
      refusal([
        { name: 'a', type: '2', link: 'b' },
        { name: 'a/c', content: 'x' },
      ]),
    ).toMatch(/contains a twice/);
  });

  test('a comment for all members changes nothing', () => {
    expect(unpack([pax({ comment: 'of git' }, 'g'), { name: 'a', content: 'x' }]).status).toBe(0);
    expect(read('a')).toBe('x');
  });

  test('refuses an archive that ends too early', () => {
    const whole = tar([{ name: 'a', content: 'x'.repeat(2000) }]);
    expect(refusal(whole.subarray(0, 1024))).toMatch(/ends within a/);
    expect(refusal(tar([{ name: 'a', content: 'x' }], 0))).toMatch(/ends before its end mark/);
  });

  test('refuses bytes that are no archive', () => {
    expect(refusal(Buffer.alloc(100_000, 'weights'))).toMatch(/is not a tar archive/);
  });

  test('an archive replaces all files of an archive before it', () => {
    unpack([{ name: '1/model.onnx', content: 'old' }, { name: '7/model.onnx' }, { name: '.old' }, { name: '..old' }]);
    expect(readdirSync(at('out')).length).toBe(4);
    expect(unpack([{ name: '1/model.onnx', content: 'new' }]).status).toBe(0);
    expect(readdirSync(at('out'))).toEqual(['1']);
    expect(read('1', 'model.onnx')).toBe('new');
  });

  test('a refused archive leaves no file of an archive before it', () => {
    expect(unpack([{ name: '1/model.onnx', content: 'old' }]).status).toBe(0);
    expect(refusal([{ name: '../b', content: 'x' }])).toMatch(/outside/);
  });
});
