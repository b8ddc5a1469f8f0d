import { trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'training/folders-free';
const data = (folder: string) => ({ data: { [folder]: { bucket: 'models', path: 'clicks' } } });

test('folders of their own are good', () => {
  expect(findingsOf(trains({ ...data('/data'), secrets: { '/secrets/store': 'store' } }), id)).toEqual([]);
  expect(findingsOf(trains(data('/outputs')), id)).toEqual([]);
});

test.each(['/output', '/output/data', '/checkpoints', '/tmp/data', '/dev', '/run/hand-over'])(
  '%s is found',
  (folder) => {
    expect(findingsOf(trains(data(folder)), id)).toMatchObject([
      { path: ['training', 'fit', 'data', folder], value: folder },
    ]);
  },
);

test('secrets are looked at too', () => {
  expect(findingsOf(trains({ secrets: { '/tmp': 'store' } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'secrets', '/tmp'],
      problem: 'a training pod has a folder /tmp of its own',
      value: '/tmp',
      allowed: 'any folder that is neither inside nor around /checkpoints, /output, /run/hand-over, /tmp, /dev/shm',
      fix: 'choose another folder, such as /data',
    },
  ]);
});
