import { planTree, treePath } from '../../lib/gitops/tree';
import type { Manifest } from '../../lib/manifests/manifest';
import { thrownFindings, thrownRules } from '../fixtures/findings';

function object(kind: string, name: string, namespace?: string): Manifest {
  return { apiVersion: 'v1', kind, metadata: namespace === undefined ? { name } : { name, namespace } };
}

function ofTeam({ metadata, ...rest }: Manifest, team: string): Manifest {
  return { ...rest, metadata: { ...metadata, labels: { 'model-platform.dev/team': team } } };
}

describe('treePath', () => {
  test.each([
    [object('Deployment', 'churn', 'risk'), 'namespaces/risk/deployment-churn.yaml'],
    [object('Namespace', 'risk'), 'cluster/namespace-risk.yaml'],
    [ofTeam(object('Namespace', 'risk-ml'), 'risk'), 'teams/risk/namespace-risk-ml.yaml'],
    [ofTeam(object('Deployment', 'churn', 'risk-ml'), 'risk'), 'namespaces/risk-ml/deployment-churn.yaml'],
    [object('Role', 'system:reader', 'risk'), 'namespaces/risk/role-system%3Areader.yaml'],
    [object('X', '../../etc/passwd', '..'), 'namespaces/%2E./x-..%2F..%2Fetc%2Fpasswd.yaml'],
  ])('contains the namespace, kind and name of an object', (manifest, path) => {
    expect(treePath(manifest)).toBe(path);
  });

  test('keeps a namespace named cluster apart from cluster-scoped objects', () => {
    expect(treePath(object('Service', 'a', 'cluster'))).toBe('namespaces/cluster/service-a.yaml');
  });

  test('shortens long names and keeps them unique', () => {
    const [one, other] = ['a', 'b'].map((end) => treePath(object('ConfigMap', `${'x'.repeat(250)}${end}`, 'n')));
    expect([one?.length, one === other]).toEqual(['namespaces/n/'.length + 200 + '.yaml'.length, false]);
  });
});

describe('planTree', () => {
  test('has the files in the order of paths', () => {
    const tree = planTree([object('Service', 'b', 'n'), object('Namespace', 'n'), object('Service', 'a', 'n')]);
    expect([...tree.keys()]).toEqual([
      'cluster/namespace-n.yaml',
      'namespaces/n/service-a.yaml',
      'namespaces/n/service-b.yaml',
    ]);
  });

  test('renders an object as YAML', () => {
    expect(planTree([object('Namespace', 'risk')]).get('cluster/namespace-risk.yaml')).toBe(
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: risk\n',
    );
  });

  test('reports an object that is given twice', () => {
    expect(thrownRules(() => planTree([object('Service', 'a', 'n'), object('Service', 'a', 'n')]))).toEqual([
      'gitops/collision',
    ]);
  });

  test('reports both objects of a collision', () => {
    const objects = [object('Role', 'Ops', 'n'), object('Role', 'ops', 'n')];
    expect(thrownFindings(() => planTree(objects))[0]?.value).toEqual(['v1 Role n/Ops', 'v1 Role n/ops']);
  });

  test('reports names that differ only in case', () => {
    expect(thrownRules(() => planTree([object('Role', 'Ops', 'n'), object('Role', 'ops', 'n')]))).toEqual([
      'gitops/collision',
    ]);
  });
});
