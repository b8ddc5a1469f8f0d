import { defineModelPlatform, extendModelPlatform } from '../../lib/definition/define';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';

// References that the compiler must refuse, one below each `@ts-expect-error`; it must accept everything else.
// references.test.ts checks what an editor shows.

const sha256 = '0000000000000000000000000000000000000000000000000000000000000000';
const runtime = { kind: 'scikit-learn' } as const;
const rest = { team: 'ranking', pool: 'cpu', model: { name: 'churn', version: 'v2' }, runtime } as const;

const job = { team: 'ranking', pool: 'cpu', framework: { kind: 'scikit-learn' }, image: 'a', command: ['a'] } as const;

const facts = {
  name: 'acme',
  cluster: {
    provider: 'eks',
    region: 'us-east-1',
    nodePools: { cpu: { machine: { cpu: 8, memory: '32Gi' }, nodes: { min: 1, max: 4 } } },
  },
  buckets: { models: {} },
} as const;

const base = defineModelPlatform({
  ...facts,
  teams: { ranking: { quota: { cpu: { cpu: '4' } } }, other: {} },
  gateways: { web: { hostname: 'models.acme.example', teams: ['ranking'] } },
  models: {
    churn: { bucket: 'models', versions: { v1: { path: 'churn/v1', sha256 }, v2: { path: 'churn/v2', sha256 } } },
    spam: { bucket: 'models', versions: { w1: { path: 'spam/w1', sha256 } } },
  },
  services: {
    churn: { ...rest, consumers: [{ team: 'other' }, { gateway: 'web' }, { namespace: 'elsewhere' }] },
    // @ts-expect-error team
    team: { ...rest, team: 'rankin' },
    // @ts-expect-error pool
    pool: { ...rest, pool: 'gpu' },
    // @ts-expect-error model
    model: { ...rest, model: { name: 'chur', version: 'v1' } },
    // @ts-expect-error version
    version: { ...rest, model: { name: 'churn', version: 'v3' } },
    // @ts-expect-error version of another model
    otherVersion: { ...rest, model: { name: 'churn', version: 'w1' } },
    previous: { ...rest, model: { name: 'churn', version: 'v2', previous: 'v1' } },
    list: {
      ...rest,
      model: [
        { name: 'churn', version: 'v1', previous: 'v2' },
        { name: 'spam', version: 'w1' },
      ],
    },
    // @ts-expect-error previous version
    noPrevious: { ...rest, model: { name: 'churn', version: 'v2', previous: 'v0' } },
    // @ts-expect-error previous version of another model
    otherPrevious: { ...rest, model: { name: 'churn', version: 'v2', previous: 'w1' } },
    // @ts-expect-error model in a list
    listModel: { ...rest, model: [{ name: 'span', version: 'w1' }] },
    // @ts-expect-error version in a list
    listVersion: { ...rest, model: [{ name: 'spam', version: 'v1' }] },
    // @ts-expect-error previous version in a list
    listPrevious: { ...rest, model: [{ name: 'spam', version: 'w1', previous: 'v1' }] },
    // @ts-expect-error team of a consumer
    consumerTeam: { ...rest, consumers: [{ team: 'rankin' }] },
    // @ts-expect-error gateway of a consumer
    consumerGateway: { ...rest, consumers: [{ gateway: 'wep' }] },
  },
  training: {
    churn: {
      ...job,
      data: { '/data': { bucket: 'models', path: 'a' } },
      checkpoint: { bucket: 'models', path: 'b', every: '1m' },
      output: { bucket: 'models', path: 'c' },
    },
    // @ts-expect-error team of a training job
    jobTeam: { ...job, team: 'rankin' },
    // @ts-expect-error pool of a training job
    jobPool: { ...job, pool: 'gpu' },
    // @ts-expect-error bucket of its data
    jobData: { ...job, data: { '/data': { bucket: 'model', path: 'a' } } },
    // @ts-expect-error bucket of its checkpoints
    jobCheckpoint: { ...job, checkpoint: { bucket: 'model', path: 'b', every: '1m' } },
    // @ts-expect-error bucket of its output
    jobOutput: { ...job, output: { bucket: 'model', path: 'c' } },
    // @ts-expect-error kind of framework
    jobFramework: { ...job, framework: { kind: 'torch' } },
  },
});

defineModelPlatform({
  ...facts,
  // @ts-expect-error pool of a quota
  teams: { ranking: { quota: { gpu: { gpus: 1 } } } },
});

defineModelPlatform({
  ...facts,
  teams: { ranking: {} },
  // @ts-expect-error team of a gateway
  gateways: { web: { hostname: 'models.acme.example', teams: ['rankin'] } },
});

defineModelPlatform({
  ...facts,
  // @ts-expect-error bucket of a model
  models: { churn: { bucket: 'model', versions: {} } },
});

const own = { pool: 'cpu', model: { name: 'ranker', version: 'r1' }, runtime } as const;

const { team: _, ...ownJob } = job;

const extended = extendModelPlatform(base, {
  team: 'ranking',
  models: { ranker: { bucket: 'models', versions: { r1: { path: 'ranker/r1', sha256 } } } },
  services: {
    own,
    ofBase: { ...own, model: { name: 'spam', version: 'w1' }, consumers: [{ team: 'other' }, { gateway: 'web' }] },
    // @ts-expect-error pool
    pool: { ...own, pool: 'gpu' },
    // @ts-expect-error model
    model: { ...own, model: { name: 'rank', version: 'r1' } },
    // @ts-expect-error version of the part's model
    version: { ...own, model: { name: 'ranker', version: 'r2' } },
    // @ts-expect-error version of a model of the base
    otherVersion: { ...own, model: { name: 'churn', version: 'r1' } },
    // @ts-expect-error team of a consumer
    consumerTeam: { ...own, consumers: [{ team: 'rankin' }] },
    // @ts-expect-error gateway of a consumer
    consumerGateway: { ...own, consumers: [{ gateway: 'wep' }] },
    // @ts-expect-error the part sets the team
    team: { ...own, team: 'ranking' },
    list: {
      ...own,
      model: [
        { name: 'ranker', version: 'r1' },
        { name: 'churn', version: 'v2', previous: 'v1' },
      ],
    },
    // @ts-expect-error previous version of the part's model
    previous: { ...own, model: { name: 'ranker', version: 'r1', previous: 'v1' } },
    // @ts-expect-error version in a list
    listVersion: { ...own, model: [{ name: 'spam', version: 'r1' }] },
  },
  training: {
    fit: { ...ownJob, output: { bucket: 'models', path: 'c' } },
    // @ts-expect-error the part sets the team
    jobTeam: { ...ownJob, team: 'ranking' },
    // @ts-expect-error pool of a training job
    jobPool: { ...ownJob, pool: 'gpu' },
    // @ts-expect-error bucket of its output
    jobOutput: { ...ownJob, output: { bucket: 'model', path: 'c' } },
  },
});

extendModelPlatform(base, {
  // @ts-expect-error team of a part
  team: 'rankin',
});

extendModelPlatform(base, {
  team: 'ranking',
  // @ts-expect-error bucket of a part's model
  models: { ranker: { bucket: 'model', versions: {} } },
});

extendModelPlatform(base, {
  team: 'ranking',
  // @ts-expect-error a part has no teams
  teams: {},
});

// A part may use the models of an earlier part.
extendModelPlatform(extended, {
  team: 'ranking',
  services: { later: { pool: 'cpu', model: { name: 'ranker', version: 'r1' }, runtime } },
});

// An inferred definition is assignable to the general type.
export const plain: readonly ModelPlatformDefinition[] = [base, extended];
