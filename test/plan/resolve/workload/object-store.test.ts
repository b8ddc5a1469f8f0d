import type { ObjectStoreSpec } from '../../../../lib/definition/cluster';
import { renderObjects } from '../../../../lib/manifests/render';
import { workloads } from '../../../../lib/plan/facts/workloads';
import type { ContainerPlan } from '../../../../lib/plan/types/container';
import { existingDefinition } from '../../../fixtures/definition';
import { planOf } from '../../../fixtures/plan-of';
import { find } from '../../../manifests/render-construct';

const base = existingDefinition();
const digest = `ghcr.io/acme/train@sha256:${'0123456789abcdef'.repeat(4)}`;

/** A service and a training job with data, checkpoints and output, so every kind of container that copies is there. */
function planWith(objectStore: Partial<ObjectStoreSpec>) {
  const store = { endpoint: 'https://minio.acme.example:9000', cidr: '10.20.0.15/32', ...objectStore };
  return planOf({
    ...base,
    cluster: { ...base.cluster, objectStore: store },
    training: {
      fit: {
        team: 'ranking',
        pool: 'general',
        image: digest,
        framework: { kind: 'scikit-learn' },
        command: ['python', 'train.py'],
        resources: { cpu: '1', memory: '2Gi' },
        deadline: '2h',
        data: { '/data/rides': { bucket: 'models', path: 'rides/', size: '1Gi' } },
        output: { bucket: 'models', path: 'fits/', size: '1Gi' },
      },
    },
  });
}

function copying(plan: ReturnType<typeof planWith>): readonly ContainerPlan[] {
  return workloads(plan)
    .flatMap(({ pod }) => [...pod.initContainers, ...pod.sidecars, ...pod.containers])
    .filter(({ env }) => 'RCLONE_CONFIG' in env);
}

test('every container that copies trusts the private authority', () => {
  const containers = copying(planWith({ certificateAuthority: { configMap: 'internal-ca', key: 'root.pem' } }));
  expect(containers.length).toBeGreaterThanOrEqual(3);
  for (const { env, mounts } of containers) {
    expect(env.RCLONE_CA_CERT).toBe('/etc/object-store-ca/root.pem');
    expect(mounts).toContainEqual({ volume: 'object-store-ca', path: '/etc/object-store-ca', readOnly: true });
  }
});

test('the certificate is in a ConfigMap or a Secret of the namespace', () => {
  const volumeOf = (objectStore: Partial<ObjectStoreSpec>) =>
    find(renderObjects(planWith(objectStore)), 'Deployment').spec.template.spec.volumes.find(
      ({ name }: { readonly name: string }) => name === 'object-store-ca',
    );
  expect(volumeOf({ certificateAuthority: { configMap: 'internal-ca' } })).toEqual({
    name: 'object-store-ca',
    configMap: { name: 'internal-ca' },
  });
  expect(volumeOf({ certificateAuthority: { secret: 'internal-ca' } })).toEqual({
    name: 'object-store-ca',
    secret: { secretName: 'internal-ca' },
  });
});

test('the key is ca.crt by default', () => {
  const [container] = copying(planWith({ certificateAuthority: { configMap: 'internal-ca' } }));
  expect(container?.env.RCLONE_CA_CERT).toBe('/etc/object-store-ca/ca.crt');
});

test('without one, the authorities of the image are used', () => {
  const containers = copying(planWith({}));
  expect(containers.length).toBeGreaterThanOrEqual(3);
  expect(containers.filter(({ env }) => 'RCLONE_CA_CERT' in env)).toEqual([]);
});
