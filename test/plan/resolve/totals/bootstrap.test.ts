import type { DeliverySpec } from '../../../../lib/definition/delivery';
import { definition } from '../../../fixtures/definition';
import { planOf } from '../../../fixtures/plan-of';

function planWith(bootstrap: DeliverySpec['bootstrap'], repository = 'https://git.acme.example/platform') {
  return planOf({
    ...definition('gke'),
    delivery: { gitops: 'argocd', repository, ...(bootstrap && { bootstrap }) },
  });
}

test('by default the user installs Argo CD', () => {
  const { delivery, prerequisites } = planWith(undefined);
  expect(delivery?.bootstrap).toBeUndefined();
  expect(prerequisites.map(({ name }) => name)).toEqual(expect.arrayContaining(['Argo CD', 'Secret grafana-admin']));
});

test('with a bootstrap neither Argo CD nor the password of Grafana is a prerequisite', () => {
  const { prerequisites } = planWith({});
  const names = prerequisites.map(({ name }) => name);
  expect(names).not.toContain('Argo CD');
  expect(names).not.toContain('Secret grafana-admin');
});

test('a Secret of the user is a prerequisite', () => {
  expect(planWith({ credential: { kind: 'secret', secret: 'git' } }).prerequisites).toContainEqual({
    name: 'Secret git',
    namespace: 'argocd',
    why: 'credential of the repository, for Argo CD',
  });
});

test('no password is generated for a Prometheus and Grafana that the platform does not install', () => {
  const base = definition('gke');
  const { delivery } = planOf({
    ...base,
    delivery: { gitops: 'argocd', repository: 'https://git.acme.example/platform', bootstrap: {} },
    monitoring: {
      prometheus: { kind: 'existing', address: 'http://prometheus.metrics.svc:9090', namespace: 'metrics' },
    },
  });
  expect(delivery?.bootstrap?.passwords).toEqual([]);
});

test('pods of Argo CD accept no connections but those of each other, of scrapes and to its server', () => {
  expect(planWith({}).delivery?.bootstrap?.values).toMatchObject({
    global: { networkPolicy: { create: true, defaultDenyIngress: true } },
    dex: { enabled: false },
    notifications: { enabled: false },
  });
});

test('the keys of an own Git server are known hosts of Argo CD', () => {
  const line = 'git.acme.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn';
  const credential = { kind: 'ssh-key', hostKeys: [line] } as const;
  const { delivery } = planWith({ credential }, 'ssh://git@git.acme.example/platform');
  expect(delivery?.bootstrap?.values).toMatchObject({ configs: { ssh: { extraHosts: `${line}\n` } } });
  expect(delivery?.bootstrap?.credential).toEqual({ kind: 'ssh-key', secret: 'acme-repository' });
});
