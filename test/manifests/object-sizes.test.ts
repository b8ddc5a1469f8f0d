import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { maxEntries, maxFolders } from '../../lib/definition/schema/sizes';
import { formatManifestName, manifestName } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import { checkModelPlatform } from '../../lib/plan/plan';
import { withinCpuMs } from '../fixtures/cpu-time';
import { definition, existingDefinition, withService } from '../fixtures/definition';
import { withTraining } from '../fixtures/training';

/** Largest request that etcd accepts. Source: etcd documentation, "System limits", 2026-11-30. */
const maxBytes = 1.5 * 1024 * 1024;

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const named = <T>(count: number, key: string, value: (index: number) => T) =>
  Object.fromEntries(numbers(count).map((index) => [`${key}${index}`, value(index)]));

/** A service and a job with as many entries as each list and map allows. */
function largest(base: ModelPlatformDefinition): ModelPlatformDefinition {
  const consumers = numbers(maxEntries).map((index) => ({
    namespace: `namespace-${index}-${'n'.repeat(40)}`,
    pods: { 'app.kubernetes.io/name': `client-${'c'.repeat(50)}` },
  }));
  return withService(
    withTraining(base, {
      connections: numbers(maxEntries).map((index) => ({
        cidr: `10.${200 + (index >> 8)}.${index & 255}.1/32`,
        port: 5432,
        why: `the database ${index} ${'of orders '.repeat(10)}`,
      })),
      data: named(maxFolders, '/data/folder-', (index) => ({
        bucket: 'models',
        path: `data/${index}/${'d'.repeat(100)}`,
      })),
      env: named(maxEntries, 'VARIABLE_', () => 'v'.repeat(500)),
      command: numbers(maxEntries).map((index) => `--option-${index}=${'v'.repeat(200)}`),
    }),
    { consumers: [{ gateway: 'internal' }, ...consumers.slice(1)] },
  );
}

test.each([
  ['eks', definition('eks')],
  ['gke', definition('gke')],
  ['existing', existingDefinition()],
])('each object of the largest lists and maps fits into etcd on %s', (_, base) => {
  const { plan } = withinCpuMs(60_000, () => checkModelPlatform(largest(base)));
  if (!plan) throw new Error('there is no plan');
  const objects = renderObjects({ ...plan, waivers: [] });
  const tooLarge = objects.flatMap((object) => {
    const bytes = Buffer.byteLength(JSON.stringify(object), 'utf8');
    return bytes > maxBytes ? [`${formatManifestName(manifestName(object))}: ${bytes}`] : [];
  });
  expect(objects.length).toBeGreaterThan(20);
  expect(tooLarge).toEqual([]);
});
