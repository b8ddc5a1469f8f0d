import { App, Testing } from 'cdk8s';
import { planTree } from '../../lib/gitops/tree';
import { ModelPlatform } from '../../lib/manifests/model-platform';
import { patch } from '../../lib/manifests/patch';
import { renderObjects } from '../../lib/manifests/render';
import { planModelPlatform } from '../../lib/plan/plan';
import { definition } from '../fixtures/definition';
import { thrownRules } from '../fixtures/findings';

describe('ModelPlatform', () => {
  test('is one chart with all objects of the definition', () => {
    const platform = new ModelPlatform(Testing.app(), 'acme', definition('eks'));
    const kinds = platform.toJson().map((object: { kind: string }) => object.kind);
    expect(kinds).toEqual(expect.arrayContaining(['Namespace', 'Deployment', 'NetworkPolicy', 'PodMonitor']));
  });

  test('does not add hashes to names of objects', () => {
    expect.hasAssertions();
    const platform = new ModelPlatform(Testing.app(), 'acme', definition('eks'));
    const names = platform.toJson().map((object: { metadata: { name: string } }) => object.metadata.name);
    for (const name of names) expect(name).not.toMatch(/-c8[0-9a-f]{6}$/);
  });

  test('gives the same files as renderObjects, also with patches', () => {
    const patches = [
      patch({ kind: 'Deployment', namespace: 'ranking', name: 'churn' }, [
        { op: 'set', path: '/spec/minReadySeconds', value: 10 },
      ]),
    ];
    const platform = new ModelPlatform(new App(), 'acme', definition('eks'), { patches });
    const files = planTree(platform.toJson());
    expect(files.get('namespaces/ranking/deployment-churn.yaml')).toContain('minReadySeconds: 10');
    expect(files).toEqual(planTree(renderObjects(planModelPlatform(definition('eks')), { patches })));
  });

  test('throws all findings of a definition and creates nothing', () => {
    const app = new App();
    const good = definition('eks');
    const wrong = { ...good, addOns: { unknown: {} }, buckets: { ...good.buckets, forgotten: {} } };
    expect(thrownRules(() => new ModelPlatform(app, 'acme', wrong as never))).toEqual(
      expect.arrayContaining(['add-on/known', 'reference/used']),
    );
    expect(app.node.children).toEqual([]);
  });

  test('is refused if required outputs of the cloud are missing', () => {
    expect(thrownRules(() => new ModelPlatform(Testing.app(), 'acme', definition('aks')))).toContain('identity/known');
  });
});
