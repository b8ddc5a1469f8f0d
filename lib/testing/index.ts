// Helpers for the tests of people who use this library. Each loads what it needs when it is called, so that a test of
// manifests needs no Pulumi and a test of a definition no cdk8s.
import type { RecordPulumiOptions } from './mock-cloud';
import type { RecordedResource } from './record-pulumi';

export { findings } from './findings';
export type { RecordPulumiOptions } from './mock-cloud';
export type { RecordedResource } from './record-pulumi';
export { renderManifests } from './render-manifests';

/**
 * Runs a Pulumi program against a mocked cloud and returns every resource that it asked for, in the order of types and
 * names. The code under test is imported inside of the program. Programs run one after another, never at the same time.
 * The cloud answers what the clusters of this library ask; `account` is what `cluster.account` of the definition says.
 *
 * @example
 * const resources = await recordPulumi(async () => {
 *   const { ModelCluster } = await import('model-platform/clusters');
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
