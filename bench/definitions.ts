import { createHash } from 'node:crypto';
import { stringify } from 'yaml';

/**
 * `like`: all services have the same size, so that only their number matters. `unlike`: each has its own size, scale, rollout
 * and objectives, and teams have different numbers of services.
 */
export type Variety = 'like' | 'unlike';

/** Maximum number of services in one file. With more, each team has a file. */
const maxInOneFile = 2000;

/** A definition with a number of services, about ten objects each, as plain data. */
export function definitionOf(services: number, variety: Variety = 'like') {
  const numbers = Array.from({ length: services }, (_, index) => index);
  const teams = [...new Set(numbers.map((index) => teamOf(index, variety)))];
  return {
    name: 'bench',
    cluster: {
      provider: 'existing',
      objectStore: { endpoint: 'https://minio.bench.example:9000', cidr: '10.20.0.15/32' },
      loadBalancers: { internal: {} },
      nodePools: {
        cpu: {
          labels: { pool: 'cpu' },
          allocatable: { cpu: '63', memory: '250Gi', ephemeralStorage: '900Gi', pods: 250 },
          nodes: { max: Math.max(3, Math.ceil(services / (variety === 'like' ? 10 : 3))) },
        },
      },
    },
    delivery: { gitops: 'argocd', repository: 'https://git.bench.example/platform' },
    monitoring: { alerts: { pager: 'https://oncall.bench.example/page' } },
    // With parts, the platform names the teams that can use a bucket or a gateway.
    buckets: { models: { teams } },
    teams: Object.fromEntries(
      teams.map((team) => [
        team,
        { members: { 'ml-engineer': [`group:${team}-oncall`], 'data-scientist': [`group:${team}`] } },
      ]),
    ),
    gateways: { internal: { hostname: 'models.bench.example', teams } },
    models: Object.fromEntries(
      numbers.map((index) => [
        `model-${index}`,
        {
          bucket: 'models',
          versions: {
            v1: {
              path: `model-${index}/v1/model.joblib`,
              sha256: digest(`model-${index}`),
              size: variety === 'like' ? '10Mi' : `${10 + (index % 97)}Mi`,
            },
          },
        },
      ]),
    ),
    services: Object.fromEntries(
      numbers.map((index) => [
        `model-${index}`,
        {
          team: teamOf(index, variety),
          pool: 'cpu',
          model: { name: `model-${index}`, version: 'v1' },
          runtime: { kind: 'scikit-learn', image: `ghcr.io/bench/mlserver@sha256:${digest('image')}` },
          slo: { availability: 99.9, latency: { percentile: 95, target: '250ms' } },
          consumers: [{ gateway: 'internal' }],
          ...(variety === 'unlike' && unlike(index)),
        },
      ]),
    ),
  };
}

type BenchDefinition = ReturnType<typeof definitionOf>;

/** Ten services in each team, or different numbers with the same mean. */
function teamOf(index: number, variety: Variety): string {
  const within = index % 20;
  const second = variety === 'like' ? 10 : 4;
  return `team-${Math.floor(index / 20) * 2 + (within < second ? 0 : 1)}`;
}

const rollouts = [{ kind: 'rolling' }, { kind: 'canary', steps: [10, 50] }, { kind: 'blue-green' }] as const;

/** Fields by which services differ. No two have the same requests. */
function unlike(index: number) {
  return {
    slo: {
      availability: [99, 99.5, 99.9][index % 3],
      latency: { percentile: [90, 95, 99][index % 3], target: ['100ms', '250ms', '500ms', '1s'][index % 4] },
    },
    resources: { cpu: `${250 + ((index * 7919) % 3001)}m`, memory: `${600 + ((index * 104_729) % 5003)}Mi` },
    scale: { min: 1 + (index % 3), max: 3 + (index % 5) },
    rollout: rollouts[index % rollouts.length],
  };
}

/** The definition in YAML, in block style like a typical one: `platform.yaml`, and the file of each team if it is large. */
export function yamlFilesOf(definition: BenchDefinition, max = maxInOneFile): ReadonlyMap<string, string> {
  const { models, services, ...platform } = definition;
  if (Object.keys(services).length <= max) return new Map([['platform.yaml', yaml(definition)]]);
  const teams = Object.keys(platform.teams);
  const parts = new Map(teams.map((team) => [team, { models: {} as typeof models, services: {} as typeof services }]));
  for (const [name, service] of Object.entries(services)) {
    const part = parts.get(service.team);
    const model = models[name];
    if (part === undefined || model === undefined) continue;
    part.models[name] = model;
    part.services[name] = service;
  }
  const include = teams.map((team) => ({ team, files: `teams/${team}.yaml` }));
  return new Map([
    ['platform.yaml', yaml({ ...platform, include })],
    ...[...parts].map(([team, part]) => [`teams/${team}.yaml`, yaml(part)] as const),
  ]);
}

function yaml(value: object): string {
  return stringify(value, { aliasDuplicateObjects: false });
}

/** The definition as a TypeScript file, so that the compiler checks its references. */
export function typescriptOf(definition: object): string {
  return `import { defineModelPlatform } from '@model-platform/core';\n\nexport default defineModelPlatform(${JSON.stringify(definition, null, 2)});\n`;
}

/** A different digest for each model. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
