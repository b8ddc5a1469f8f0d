import { App, Testing } from 'cdk8s';
import { PlatformError } from '../../lib/errors';
import { ModelPlatform } from '../../lib/manifests/model-platform';
import { definition } from '../fixtures/definition';

function faultsOf(make: () => unknown): readonly string[] {
  try {
    make();
    return [];
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return error.findings.map(({ rule }) => rule);
  }
}

describe('ModelPlatform', () => {
  test('is one chart with every object of the definition', () => {
    const platform = new ModelPlatform(Testing.app(), 'acme', definition('eks'));
    const kinds = platform.toJson().map((object: { kind: string }) => object.kind);
    expect(kinds).toEqual(expect.arrayContaining(['Namespace', 'Deployment', 'NetworkPolicy', 'PodMonitor']));
  });

  test('names no object by a hash of its construct', () => {
    const platform = new ModelPlatform(Testing.app(), 'acme', definition('eks'));
    const names = platform.toJson().map((object: { metadata: { name: string } }) => object.metadata.name);
    for (const name of names) expect(name).not.toMatch(/-c8[0-9a-f]{6}$/);
  });

  test('makes nothing of a definition with faults, and throws all of them', () => {
    const app = new App();
    const wrong = { ...definition('eks'), addOns: { unknown: {} }, buckets: { forgotten: {} } };
    expect(faultsOf(() => new ModelPlatform(app, 'acme', wrong as never))).toEqual(
      expect.arrayContaining(['add-on/known', 'reference/used']),
    );
    expect(app.node.children).toEqual([]);
  });

  test('is not made before the cloud has told what must be in it', () => {
    expect(faultsOf(() => new ModelPlatform(Testing.app(), 'acme', definition('aks')))).toContain('identity/known');
  });
});
