import type { ClusterOutputs } from '../../lib/clusters/contract';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { RecordPulumiOptions } from '../../lib/testing/mock-cloud';
import { type RecordedResource, recordPulumi } from '../../lib/testing/record-pulumi';

/** The resources of a cluster and its outputs. */
export interface RecordedCluster {
  readonly resources: readonly RecordedResource[];
  /** Resolved outputs. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly secretKubeconfig: boolean;
}

const known = new Map<string, Promise<RecordedCluster>>();

/** Creates the cluster of a plan with mocked clouds, or returns what was recorded of an equal plan. */
export function recordCluster(plan: ClusterPlan, deletionProtection?: boolean): Promise<RecordedCluster> {
  const key = JSON.stringify([plan, deletionProtection]);
  const recorded = known.get(key) ?? recordClusterAgain(plan, deletionProtection);
  known.set(key, recorded);
  return recorded;
}

/** Creates the cluster of a plan with mocked clouds. */
export async function recordClusterAgain(plan: ClusterPlan, deletionProtection?: boolean): Promise<RecordedCluster> {
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
  const resources = await withoutStackTraces(() => recordPulumi(program, accountOf(plan)));
  return { resources, outputs, secretKubeconfig };
}

/** Pulumi reads the stack trace of each promise. Its text, translated by source maps, takes longer than everything else. */
export async function withoutStackTraces<T>(run: () => Promise<T>): Promise<T> {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Object.assign(Error, { prepareStackTrace: String, stackTraceLimit: 0 });
  try {
    return await run();
  } finally {
    Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  }
}

/** Credentials for the account of a plan. */
export function accountOf({ account }: ClusterPlan): RecordPulumiOptions {
  return account === undefined ? {} : { account };
}

/** Resources of one type. */
export function ofType(resources: readonly RecordedResource[], type: string): readonly RecordedResource[] {
  return resources.filter((resource) => resource.type === type);
}

/** The single resource of a type, or the one with that name. */
export function only(resources: readonly RecordedResource[], type: string, name?: string): RecordedResource {
  const found = ofType(resources, type).filter((resource) => name === undefined || resource.name === name);
  const [resource] = found;
  if (!resource || found.length > 1) {
    const names = ofType(resources, type).map((other) => other.name);
    throw new Error(`found ${found.length} of ${type} ${name ?? ''} among ${names.join(', ') || 'none'}`);
  }
  return resource;
}
