import { resolveDelivery } from '../../../lib/plan/resolve/delivery';
import { definition } from '../../fixtures/definition';

const repository = 'https://git.acme.example/platform';
const delivery = { gitops: 'argocd', repository } as const;

test('where nothing brings the manifests there is no delivery', () => {
  const { delivery: _, ...without } = definition();
  expect(resolveDelivery(without)).toBe(undefined);
});

test('the folder has the name of the platform, unless it has another', () => {
  expect(resolveDelivery({ ...definition(), delivery })).toMatchObject({ path: 'clusters/acme', revision: 'main' });
  const other = { ...delivery, path: 'prod', revision: 'v2' };
  expect(resolveDelivery({ ...definition(), delivery: other })).toMatchObject({ path: 'prod', revision: 'v2' });
});

test('Argo CD is where its own documentation puts it, and the repository is what holds', () => {
  expect(resolveDelivery({ ...definition(), delivery })).toMatchObject({
    namespace: 'argocd',
    sync: { prune: true, selfHeal: true },
  });
});

test('what fails is tried again for about an hour', () => {
  const retry = resolveDelivery({ ...definition(), delivery })?.sync.retry;
  if (!retry) throw new Error('nothing is tried again');
  const waits = Array.from({ length: retry.limit }, (_, turn) =>
    Math.min(retry.mostSeconds, retry.firstSeconds * retry.factor ** turn),
  );
  const minutes = waits.reduce((sum, seconds) => sum + seconds, 0) / 60;
  expect(Math.round(minutes)).toBe(55);
});
