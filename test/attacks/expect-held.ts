import type { ProviderName } from '../../lib/definition/provider-names';
import { recordClusterAgain } from '../clusters/record';
import { type Matrix, runMatrix } from './matrix';
import { expectedFields } from './scene-fields';

/** Expects of a provider that its scenes have every field, and that no text has an effect except as a text. */
export async function expectHeld(provider: ProviderName, texts: readonly string[]): Promise<Matrix> {
  const matrix = runMatrix(provider, texts);
  expect(expectedFields(provider).filter((field) => !matrix.fields.has(field))).toEqual([]);
  expect(matrix.problems).toEqual([]);
  for (const cluster of matrix.clusters) expect((await recordClusterAgain(cluster)).resources).not.toEqual([]);
  return matrix;
}
