import * as eks from '@pulumi/aws/eks';
import { shortHash } from '../../units/names';
import type { PartContext } from '../contract';
import { partitionOf } from './partition';

/** Lets people and programs administer the cluster besides the one that makes it. */
export function makeAdmins({ name, plan, options }: PartContext, cluster: eks.Cluster): void {
  const { region, tags } = plan;
  for (const principalArn of plan.admins) {
    // An ARN has the separator of Pulumi's own names in it.
    const logicalName = `${name}-admin-${shortHash(principalArn, 8)}`;
    const entry = new eks.AccessEntry(
      logicalName,
      { region, clusterName: cluster.name, principalArn, type: 'STANDARD', tags },
      options,
    );
    new eks.AccessPolicyAssociation(
      logicalName,
      {
        region,
        clusterName: cluster.name,
        principalArn: entry.principalArn,
        policyArn: `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        accessScope: { type: 'cluster' },
      },
      options,
    );
  }
}
