import type { ProviderName } from '../../lib/definition/provider-names';
import { recordClusterAgain } from '../clusters/record';
import { fields, type Matrix, runMatrix } from './matrix';

/** Fields that only clusters of a cloud, or only existing clusters, have. */
const onlyOf: Readonly<Record<'clouds' | 'existing', RegExp>> = {
  clouds:
    /^cluster\.(account|admins|groups|network|oidc|region|systemPool|zones|nodePools\.\*\.(capacity|disk|machine|zones))(\.|$)/,
  existing: /^cluster\.(confinement|dns|loadBalancers|objectStore|nodePools\.\*\.(allocatable|labels|taints))\./,
};

/** Expects of a provider that its scenes have every field, and that no text has an effect except as a text. */
export async function expectHeld(provider: ProviderName, texts: readonly string[]): Promise<Matrix> {
  const matrix = runMatrix(provider, texts);
  const others = provider === 'existing' ? onlyOf.clouds : onlyOf.existing;
  expect(fields.filter((field) => !matrix.fields.has(field) && !others.test(field))).toEqual([]);
  expect(matrix.problems).toEqual([]);
  for (const cluster of matrix.clusters) expect((await recordClusterAgain(cluster)).resources).not.toEqual([]);
  return matrix;
}
