import type { Path } from '../../../lib/errors';
import { validTrainingJob } from '../fixture';
import { type Invalid, testLimits, type Valid } from './limits';

// test/bad-input checks the messages.

const job: Path = ['training', 'fit'];
const training = (fields: object) => ({ ...validTrainingJob('ranking'), ...fields });

const valid: readonly Valid[] = [
  [job, training({})],
  [job, training({ framework: { kind: 'pytorch', nodes: 1, processesPerNode: 1 } })],
  [job, training({ framework: { kind: 'pytorch', nodes: 1000, processesPerNode: 8 } })],
  [job, training({ command: ['python', '-c', ''], env: { OMP_NUM_THREADS: '1', _x: '' } })],
  [job, training({ resources: { cpu: '4', memory: '8Gi', gpu: { count: 1 } } })],
  [
    job,
    training({
      data: { '/data': { bucket: 'models', path: 'clicks/' }, '/a/b': { bucket: 'models', path: 'x', size: '1' } },
    }),
  ],
  [job, training({ checkpoint: { bucket: 'models', path: 'a', every: '15m', size: '2Gi' } })],
  [job, training({ output: { bucket: 'models', path: 'a/b' } })],
  [job, training({ secrets: { '/secrets/db': 'db.read-only' } })],
  [job, training({ connections: [{ cidr: '10.0.0.1/32', port: 1, why: 'a' }] })],
  [job, training({ connections: [{ cidr: '10.0.0.0/8', port: 65_535, why: 'a' }] })],
  [job, training({ priority: 'low', retries: 0, deadline: '1m', run: 'again' })],
  [job, training({ retries: 100 })],
];

const invalid: readonly Invalid[] = [
  ...[
    [{ framework: 'pytorch' }, ['framework'], 'definition/type'],
    [{ framework: { kind: 'torch' } }, ['framework', 'kind'], 'definition/choice'],
    [{ framework: { kind: 'pytorch', nodes: 0 } }, ['framework', 'nodes'], 'definition/range'],
    [{ framework: { kind: 'pytorch', nodes: 1001 } }, ['framework', 'nodes'], 'definition/range'],
    [{ framework: { kind: 'pytorch', processesPerNode: 0 } }, ['framework', 'processesPerNode'], 'definition/range'],
    [{ framework: { kind: 'scikit-learn', nodes: 2 } }, ['framework', 'nodes'], 'definition/unknown-field'],
    [{ image: 'Acme/train' }, ['image'], 'definition/format'],
    [{ command: [] }, ['command'], 'definition/range'],
    [{ command: 'python train.py' }, ['command'], 'definition/type'],
    [{ command: ['python', 3] }, ['command', 1], 'definition/type'],
    [{ env: { 'A-B': 'x' } }, ['env', 'A-B'], 'definition/format'],
    [{ env: { '1A': 'x' } }, ['env', '1A'], 'definition/format'],
    [{ env: { A: 1 } }, ['env', 'A'], 'definition/type'],
    ...['data', '/', '/data/', '/a/../b', '/a//b', '/a:b', '/.', ''].flatMap((folder) => [
      [{ data: { [folder]: { bucket: 'models', path: 'x' } } }, ['data', folder], 'definition/format'],
      [{ secrets: { [folder]: 'db' } }, ['secrets', folder], 'definition/format'],
    ]),
    [{ data: { '/d': { bucket: 'models', path: '/x' } } }, ['data', '/d', 'path'], 'definition/format'],
    [{ data: { '/d': { bucket: 'models', path: 'x', size: '0' } } }, ['data', '/d', 'size'], 'definition/range'],
    [{ checkpoint: { bucket: 'models', path: '../x', every: '1m' } }, ['checkpoint', 'path'], 'definition/format'],
    [{ checkpoint: { bucket: 'models', path: 'x', every: '0s' } }, ['checkpoint', 'every'], 'definition/range'],
    [{ checkpoint: { bucket: 'models', path: 'x', every: '10' } }, ['checkpoint', 'every'], 'definition/format'],
    [
      { checkpoint: { bucket: 'models', path: 'x', every: '1m', size: '0' } },
      ['checkpoint', 'size'],
      'definition/range',
    ],
    [{ output: { bucket: 'models', path: 's3://models/x' } }, ['output', 'path'], 'definition/format'],
    [{ secrets: { '/s': 'Db' } }, ['secrets', '/s'], 'definition/format'],
    [{ connections: [{ cidr: '10.0.0.1', port: 1, why: 'a' }] }, ['connections', 0, 'cidr'], 'definition/format'],
    [{ connections: [{ cidr: '10.0.0.1/32', port: 0, why: 'a' }] }, ['connections', 0, 'port'], 'definition/range'],
    [
      { connections: [{ cidr: '10.0.0.1/32', port: 65_536, why: 'a' }] },
      ['connections', 0, 'port'],
      'definition/range',
    ],
    [{ connections: [{ cidr: '10.0.0.1/32', port: 1, why: ' ' }] }, ['connections', 0, 'why'], 'definition/format'],
    [{ priority: 'urgent' }, ['priority'], 'definition/choice'],
    [{ retries: -1 }, ['retries'], 'definition/range'],
    [{ retries: 101 }, ['retries'], 'definition/range'],
    [{ deadline: '0h' }, ['deadline'], 'definition/range'],
    [{ run: '' }, ['run'], 'definition/format'],
    [{ resources: { gpu: { count: 0 } } }, ['resources', 'gpu', 'count'], 'definition/range'],
  ].map(([fields, at, rule]) => [job, training(fields as object), [...job, ...(at as Path)], String(rule)] as const),
];

testLimits(valid, invalid);
