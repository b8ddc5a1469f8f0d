// Helpers for tests of projects that use this library. Each helper loads its dependencies when it is called, so that
// tests of manifests do not need Pulumi and tests of definitions do not need cdk8s.
import type { RecordPulumiOptions } from './mock-cloud';
import type { RecordedResource } from './record-pulumi';

export { findings } from './findings';
export type { RecordPulumiOptions } from './mock-cloud';
export type { RecordedResource } from './record-pulumi';
export { renderManifests } from './render-manifests';

/**
 * Runs a Pulumi program against a mocked cloud and returns every registered resource, sorted by type and name. Import
 * the code under test inside the program. Programs must not run concurrently. The mocked cloud answers all function
 * calls of this library's clusters; set `account` to `cluster.account` of the definition.
 *
 * @example
 * const resources = await recordPulumi(async () => {
 *   const { ModelCluster } = await import('@model-platform/core/clusters');
 *   return new ModelCluster('acme', { definition }).outputs;
 * }, { account: '123456789012' });
 */
export function recordPulumi(
  program: () => unknown,
  options: RecordPulumiOptions = {},
): Promise<readonly RecordedResource[]> {
  const recorder = require('./record-pulumi') as typeof import('./record-pulumi');
  return recorder.recordPulumi(program, options);
}
