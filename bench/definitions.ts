import { createHash } from 'node:crypto';

/** Services of one team. */
const servicesPerTeam = 10;

/** A definition with a number of services, about ten objects each, as plain data. */
export function definitionOf(services: number) {
  const teams = Math.ceil(services / servicesPerTeam);
  const numbers = Array.from({ length: services }, (_, index) => index);
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
          nodes: { max: Math.max(2, Math.ceil(services / 10)) },
        },
      },
    },
    delivery: { gitops: 'argocd', repository: 'https://git.bench.example/platform' },
    monitoring: { alerts: { pager: 'https://oncall.bench.example/page' } },
    buckets: { models: {} },
    teams: Object.fromEntries(
      Array.from({ length: teams }, (_, team) => [
        `team-${team}`,
        { members: { 'ml-engineer': [`group:team-${team}-oncall`], 'data-scientist': [`group:team-${team}`] } },
      ]),
    ),
    gateways: { internal: { hostname: 'models.bench.example' } },
    models: Object.fromEntries(
      numbers.map((index) => [
        `model-${index}`,
        {
          bucket: 'models',
          versions: { v1: { path: `model-${index}/v1/model.joblib`, sha256: digest(`model-${index}`), size: '10Mi' } },
        },
      ]),
    ),
    services: Object.fromEntries(
      numbers.map((index) => [
        `model-${index}`,
        {
          team: `team-${Math.floor(index / servicesPerTeam)}`,
          pool: 'cpu',
          model: { name: `model-${index}`, version: 'v1' },
          runtime: { kind: 'scikit-learn', image: `registry.bench.example/mlserver@sha256:${digest('image')}` },
          slo: { availability: 99.9, latency: { percentile: 95, target: '250ms' } },
          consumers: [{ gateway: 'internal' }],
        },
      ]),
    ),
  };
}

/** The definition as a TypeScript file, so that the compiler checks its references. */
export function typescriptOf(definition: object): string {
  return `import { defineModelPlatform } from '@model-platform/core';\n\nexport default defineModelPlatform(${JSON.stringify(definition, null, 2)});\n`;
}

/** A different digest for each model. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
