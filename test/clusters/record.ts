import type { ClusterOutputs } from '../../lib/clusters/contract';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordPulumiOptions } from '../../lib/testing/mock-cloud';
import { type RecordedResource, recordPulumi } from '../../lib/testing/record-pulumi';

// Loading a cloud's SDK takes a second, and many on a machine that does something else as well.
jest.setTimeout(60_000);

/** A cluster as it was asked for, and what it says about itself. */
export interface RecordedCluster {
  readonly resources: readonly RecordedResource[];
  /** With every output resolved. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretKubeconfig: boolean;
}

/** Makes the cluster of a plan against the mocked clouds. */
export async function recordCluster(plan: ClusterPlan, deletionProtection?: boolean): Promise<RecordedCluster> {
  let outputs: Readonly<Record<string, unknown>> = {};
  let secretKubeconfig = false;
  const program = async () => {
    const pulumi = await import('@pulumi/pulumi');
    const {
      ModelCluster,
    }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
    const args = deletionProtection === undefined ? { plan } : { plan, deletionProtection };
    const made: ClusterOutputs = new ModelCluster('acme', args).outputs;
    outputs = await new Promise((resolve) => pulumi.output(made).apply((value) => resolve({ ...value })));
    secretKubeconfig = made.kubeconfig !== undefined && (await pulumi.isSecret(made.kubeconfig));
  };
  const resources = await recordPulumi(program, accountOf(plan));
  return { resources, outputs, secretKubeconfig };
}

/** Credentials for the account of a plan. */
export function accountOf({ account }: ClusterPlan): RecordPulumiOptions {
  return account === undefined ? {} : { account };
}

/** Resources of one type. */
export function ofType(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The one resource of a type, or the one of that name. */
export function only(resources: readonly RecordedResource[], type: string, name?: string): RecordedResource {
  const found = ofType(resources, type).filter((resource) => name === undefined || resource.name === name);
  const [resource] = found;
  if (!resource || found.length > 1) {
    const names = ofType(resources, type).map((other) => other.name);
    throw new Error(`found ${found.length} of ${type} ${name ?? ''} among ${names.join(', ') || 'none'}`);
  }
  return resource;
}
