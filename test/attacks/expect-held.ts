import type { ProviderName } from '../../lib/definition/provider-names';
import { recordClusterAgain } from '../clusters/record';
import { fields, type Matrix, runMatrix } from './matrix';

/** Fields of the scenes of existing clusters. */
const ofExisting = [
  /^cluster\.(confinement|dns|loadBalancers|objectStore|nodePools\.\*\.(allocatable|labels|taints))\./,
  /^monitoring\.(alerts\.\w+\.(secret|key)$|prometheus\.(address|namespace|pods|selectorLabels))/,
];
const images = /^cluster\.network\.imageBuckets/;
const oidc = /^cluster\.oidc\./;
const perimeter = /^cluster\.network\.perimeter$/;

/** Fields that the scenes of a provider do not have. */
const lacks: Readonly<Record<ProviderName, readonly RegExp[]>> = {
  existing: [
    /^cluster\.(account|admins|groups|network|oidc|region|systemPool|zones|nodePools\.\*\.(capacity|disk|machine|zones))(\.|$)/,
  ],
  eks: [...ofExisting, perimeter],
  gke: [...ofExisting, images, oidc],
  aks: [...ofExisting, images, oidc, perimeter],
};

/** Expects of a provider that its scenes have every field, and that no text has an effect except as a text. */
export async function expectHeld(provider: ProviderName, texts: readonly string[]): Promise<Matrix> {
  const matrix = runMatrix(provider, texts);
  const expected = fields.filter((field) => !lacks[provider].some((other) => other.test(field)));
  expect(expected.filter((field) => !matrix.fields.has(field))).toEqual([]);
  expect(matrix.problems).toEqual([]);
  for (const cluster of matrix.clusters) expect((await recordClusterAgain(cluster)).resources).not.toEqual([]);
  return matrix;
}
