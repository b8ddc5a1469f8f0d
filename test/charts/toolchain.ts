import { join } from 'node:path';
import { type GoProgram, programPath } from '../go/program';
import { requiredModules } from '../go/source';
import { whyNotTested } from '../go/suite';

/** Path of `helm`, and the modules that contain charts. */
export type ChartTools =
  | { readonly kind: 'ready'; readonly helm: string; readonly modules: Readonly<Record<string, string>> }
  | { readonly kind: 'missing'; readonly why: string };

/** The `helm` command. */
export const helm: GoProgram = {
  name: 'helm',
  folder: join(__dirname, 'helm'),
  package: 'helm.sh/helm/v3/cmd/helm',
};

/** The tools that the setup has prepared. Versions and checksums come from the go.mod and go.sum beside this file. */
export function chartTools(): ChartTools {
  const why = whyNotTested();
  if (why !== undefined) return { kind: 'missing', why };
  return { kind: 'ready', helm: programPath(helm), modules: downloadCharts() };
}

/**
 * Folder of each module with a chart.
 *
 * @throws SetupError if one cannot be downloaded.
 */
export function downloadCharts(): Readonly<Record<string, string>> {
  return requiredModules(__dirname);
}
