import { join } from 'node:path';
import { type GoProgram, programPath } from '../go/program';
import { requiredModules } from '../go/source';
import { whyNotTested } from '../go/suite';

/** The real `helm`, and the sources of projects that have their chart inside their Go module. */
export type ChartTools =
  | { readonly kind: 'ready'; readonly helm: string; readonly modules: Readonly<Record<string, string>> }
  | { readonly kind: 'missing'; readonly why: string };

/** Renders charts. */
export const helm: GoProgram = {
  name: 'helm',
  folder: join(__dirname, 'helm'),
  package: 'helm.sh/helm/v3/cmd/helm',
};

/** What was made ready before the tests; versions and checksums are those of the go.mod and go.sum beside this file. */
export function chartTools(): ChartTools {
  const why = whyNotTested();
  if (why !== undefined) return { kind: 'missing', why };
  return { kind: 'ready', helm: programPath(helm), modules: downloadCharts() };
}

/**
 * Folder of each module with a chart.
 *
 * @throws SetupError where one cannot be downloaded.
 */
export function downloadCharts(): Readonly<Record<string, string>> {
  return requiredModules(__dirname);
}
