import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchModel } from '../../lib/plan/resolve/service/model-download-script';
import { GiB } from '../../lib/units/quantity';
import { isProvable } from '../fixtures/not-proved';
import { shells } from '../fixtures/shells';
import { modelCalled } from '../plan/runtimes/models';
import { temporaryFolder } from './servers';

/** Larger than the 8 GiB that a header of ustar can express. */
const bytes = 8 * GiB + 1000;

/** Writes an archive as `tarfile` does by default. The large file has only zeros, so the archive is sparse on disk. */
const writeArchive = `
import sys, tarfile
path, size = sys.argv[1], int(sys.argv[2])
with open(path, 'wb') as archive:
    engine = tarfile.TarInfo('1/rank0.engine')
    engine.size = size
    archive.write(engine.tobuf(tarfile.PAX_FORMAT))
    archive.seek(-(-size // 512) * 512, 1)
    config = tarfile.TarInfo('config.pbtxt')
    config.size = 4
    archive.write(config.tobuf(tarfile.PAX_FORMAT) + b'name' + bytes(508) + bytes(1024))
`;

const folder = temporaryFolder();
const at = (...parts: readonly string[]) => join(folder, ...parts);
/** BusyBox if it is installed, as in the image. */
const shell = shells().at(-1);
const hasPython = spawnSync('python3', ['--version']).status === 0;
const { bavail, bsize } = statfsSync(folder);
const hasSpace = bavail * bsize > 1.5 * bytes;
const isTestable = isProvable(
  hasPython && hasSpace,
  'an archive over 8 GiB',
  `it needs ${hasPython ? 'more free disk space' : 'Python 3'}`,
);

(isTestable && shell ? test : test.skip)(
  'a file over 8 GiB in an archive of Python arrives complete',
  () => {
    mkdirSync(at('bin'));
    writeFileSync(at('bin', 'rclone'), '#!/bin/sh\nshift 4\nexec cat "$1"\n');
    chmodSync(at('bin', 'rclone'), 0o755);
    execFileSync('python3', ['-c', writeArchive, at('model.tar'), String(bytes)]);
    const [sha256 = ''] = execFileSync('sha256sum', [at('model.tar')], { encoding: 'utf8' }).split(' ');
    const [command = 'sh', ...options] = shell?.command ?? [];
    const { status, stderr } = spawnSync(command, [...options, '-c', fetchModel(modelCalled('ranker', 'model.tar'))], {
      env: {
        PATH: `${at('bin')}:${shell?.path}`,
        MODEL_DIRECTORY: at('out'),
        MODEL_SHA256: sha256,
        MODEL_SOURCE: at('model.tar'),
      },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(statSync(at('out', '1', 'rank0.engine')).size).toBe(bytes);
    expect(readFileSync(at('out', 'config.pbtxt'), 'utf8')).toBe('name');
    rmSync(at('out'), { recursive: true });
  },
  1_200_000,
);
