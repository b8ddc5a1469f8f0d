import * as logging from '@pulumi/gcp/logging';
import * as projects from '@pulumi/gcp/projects';
import { all, interpolate, type Output } from '@pulumi/pulumi';
import { auditOf, managedBuckets } from '../plan-parts';
import type { GkeContext } from './context';
import type { GkeNetwork } from './network';

/**
 * Stores the logs of the cluster, its network and its buckets in its region only. The log bucket `_Default` of a project is
 * often in another one. Logs of administrators stay in `_Required`, from where nothing can exclude them.
 * Source: Cloud Logging, "Configure log buckets" and "Routing and storage overview", 2026-11.
 */
export function makeLogs(context: GkeContext, network: GkeNetwork): void {
  const { name, plan, project, options } = context;
  logBucketRequests(context);
  const bucket = new logging.ProjectBucketConfig(
    `${name}-logs`,
    {
      project,
      location: plan.region,
      // A deleted log bucket keeps its id for seven days, so a new cluster of the same name needs another one.
      bucketId: interpolate`${plan.name}-${network.network.numericId}`,
      retentionDays: auditOf(plan).logDays,
      description: `Logs of ${plan.name}`,
    },
    options,
  );
  const filter = filterOf(context, network);
  const sink = new logging.ProjectSink(
    `${name}-logs`,
    { project, destination: interpolate`logging.googleapis.com/${bucket.id}`, filter },
    options,
  );
  new logging.ProjectExclusion(
    `${name}-logs`,
    { project, filter, description: `Logs of ${plan.name}, which have their own log bucket` },
    { ...options, dependsOn: [sink] },
  );
}

/** The logs of everything that belongs to the cluster. */
function filterOf({ plan }: GkeContext, { subnetwork, nat }: GkeNetwork): Output<string> {
  const buckets = managedBuckets(plan, 'gcs');
  const named = buckets.map(({ location }) => `"${location.bucket}"`).join(' OR ');
  return all([subnetwork.name, nat.name]).apply(([subnet, gateway]) =>
    [
      `(resource.labels.cluster_name="${plan.name}" AND resource.labels.location="${plan.region}")`,
      `(resource.type="gce_subnetwork" AND resource.labels.subnetwork_name="${subnet}")`,
      `(resource.type="nat_gateway" AND resource.labels.gateway_name="${gateway}")`,
      ...(named === '' ? [] : [`(resource.type="gcs_bucket" AND resource.labels.bucket_name=(${named}))`]),
    ].join(' OR '),
  );
}

/**
 * Logs reads and writes of buckets. The setting belongs to the project, and other platforms of the project can need it, so it
 * stays when the stack is destroyed.
 */
function logBucketRequests({ name, plan, project, options }: GkeContext): void {
  if (!auditOf(plan).bucketLogs) return;
  new projects.IAMAuditConfig(
    `${name}-buckets`,
    {
      project,
      service: 'storage.googleapis.com',
      auditLogConfigs: [{ logType: 'DATA_READ' }, { logType: 'DATA_WRITE' }],
    },
    { ...options, retainOnDelete: true },
  );
}
