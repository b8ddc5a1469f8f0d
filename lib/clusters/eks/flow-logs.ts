import * as ec2 from '@pulumi/aws/ec2';
import type { PartContext } from '../contract';
import { auditOf } from '../plan-parts';
import { type LogStore, logFolders } from './log-store';
import type { EksNetwork } from './network';

/** Seconds whose connections are one record: the longest that AWS offers, because records are billed. */
const aggregationSeconds = 600;

/** Logs accepted and rejected connections of the network, if the plan says so. */
export function makeFlowLogs(
  { name, plan, options }: PartContext,
  network: EksNetwork,
  store: LogStore | undefined,
): void {
  if (!store || !auditOf(plan).flowLogs) return;
  new ec2.FlowLog(
    `${name}-network`,
    {
      region: plan.region,
      vpcId: network.vpc.id,
      trafficType: 'ALL',
      maxAggregationInterval: aggregationSeconds,
      logDestinationType: 's3',
      logDestination: `${store.arn}/${logFolders.network}`,
      tags: { ...plan.tags, Name: plan.name },
    },
    { ...options, dependsOn: [store.policy] },
  );
}
