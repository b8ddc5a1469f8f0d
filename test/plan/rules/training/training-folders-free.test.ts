import { findingsOf } from '../../../fixtures/findings';
import { trains } from '../../../fixtures/gpu-job';

const id = 'training/folders-free';
const data = (folder: string) => ({ data: { [folder]: { bucket: 'models', path: 'clicks' } } });

test('accepts other directories', () => {
  expect(findingsOf(trains({ ...data('/data'), secrets: { '/secrets/store': 'store' } }), id)).toEqual([]);
  expect(findingsOf(trains(data('/outputs')), id)).toEqual([]);
});

test.each([
  '/output',
  '/output/data',
  '/checkpoints',
  '/tmp/data',
  '/dev',
  '/run/hand-over',
  '/run/output',
  '/run/program',
])('refuses %s', (folder) => {
  expect(findingsOf(trains(data(folder)), id)).toMatchObject([
    { path: ['training', 'fit', 'data', folder], value: folder },
  ]);
});

test.each([
  ...['/etc', '/etc/ssl', '/proc', '/proc/self', '/sys', '/dev/nvidia0', '/usr', '/usr/lib/x86_64-linux-gnu', '/lib64'],
  ...['/var', '/var/run/secrets/kubernetes.io/serviceaccount', '/run/secrets/eks.amazonaws.com', '/usr/local'],
  ...['/usr/local/sbin', '/usr/local/sbin/data', '/usr/libexec', '/usr/local/libexec', '/usr/local/lib64'],
])('refuses %s, which is a directory of the system', (folder) => {
  expect(findingsOf(trains(data(folder)), id)).toMatchObject([
    {
      path: ['training', 'fit', 'data', folder],
      problem: expect.stringMatching(/is a (reserved|directory of the system)/),
    },
  ]);
  expect(findingsOf(trains({ secrets: { [folder]: 'store' } }), id)).toHaveLength(1);
});

test.each(['/data', '/etcetera', '/home/user/data', '/opt/data', '/srv', '/usr/src/app/data', '/mnt', '/var/lib/data'])(
  'accepts %s',
  (folder) => {
    expect(findingsOf(trains(data(folder)), id)).toEqual([]);
  },
);

test('checks secrets', () => {
  expect(findingsOf(trains({ secrets: { '/tmp': 'store' } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'secrets', '/tmp'],
      problem: '/tmp is a reserved directory of a training pod',
      value: '/tmp',
      allowed:
        'a directory that is not inside or above /checkpoints, /run/checkpoints, /output, /run/output, /run/hand-over, /run/program, /tmp, /dev/shm',
      fix: 'choose another directory, such as /data',
    },
  ]);
});
