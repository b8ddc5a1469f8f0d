import * as eks from '@pulumi/aws/eks';
import { partitionOf } from '../../plan/facts/aws-arn';
import { shortHash } from '../../units/names';
import type { PartContext } from '../contract';

/** Grants the cluster admin role to the principals in the definition, in addition to the creator of the cluster. */
export function makeAdmins({ name, plan, options }: PartContext, cluster: eks.Cluster): void {
  const { region, tags } = plan;
  for (const principalArn of plan.admins) {
    // An ARN contains `::`, which Pulumi uses as the separator in URNs.
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
