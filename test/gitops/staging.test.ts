import fs from 'node:fs';
import { join } from 'node:path';
import { thrownFindings } from '../fixtures/findings';
import { config, directory, pathOf, put, snapshot, useFolder, write } from './folder';

useFolder();

const staging = '.model-platform-staging';

test.each([
  ['a file', `${staging}/notes.txt`],
  ['a file of a folder', `${staging}/folders/mine/a.yaml`],
  ['a file that no object has', `${staging}/folders/namespaces/n/notes.txt`],
  ['a file beside numbers', `${staging}/files/a`],
  ['a file in place of the folder', staging],
])('%s among the temporary files is reported, and stays', (_, path) => {
  put(path, 'mine');
  expect(thrownFindings(() => write(config('a')))).toEqual([
    {
      rule: 'gitops/unknown-file',
      path: [],
      problem: `${path} is in the place of the temporary files of a run, but no run wrote it`,
      fix: 'move or delete it',
      places: [{ file: join(directory, path) }],
    },
  ]);
  expect(snapshot()).toEqual({ [path]: 'mine' });
});

test('a symbolic link among the temporary files is reported, and stays', () => {
  put('other/file', 'mine');
  fs.mkdirSync(join(directory, staging, 'files'), { recursive: true });
  fs.symlinkSync('../../other/file', join(directory, staging, 'files', '0'));
  expect(thrownFindings(() => write(config('a')))).toMatchObject([{ rule: 'gitops/unknown-file' }]);
  expect(fs.readlinkSync(join(directory, staging, 'files', '0'))).toBe('../../other/file');
});

test('what an interrupted run has left is removed', () => {
  put(`${staging}/files/0`, 'half');
  put(`${staging}/folders/${pathOf('b')}`, 'half');
  put(`${staging}/folders/cluster/namespace-n.yaml`, 'half');
  put(`${staging}/.model-platform-index`, '{');
  put(`${staging}/.gitattributes`, '');
  fs.mkdirSync(join(directory, staging, 'folders', 'empty'));
  expect(write(config('a')).written).toEqual([pathOf('a')]);
  expect(fs.readdirSync(directory).sort()).toEqual(['.gitattributes', '.model-platform-index', 'namespaces']);
});

test('a file that appears among them during a run stays, and the run completes', () => {
  const rename = fs.renameSync;
  jest.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    if (String(from).includes(staging)) put(`${staging}/notes.txt`, 'mine');
    rename(from, to);
  });
  expect(write(config('a')).written).toEqual([pathOf('a')]);
  expect(snapshot()[`${staging}/notes.txt`]).toBe('mine');
});
