import * as eks from '@pulumi/aws/eks';
import { partitionOf } from '../../plan/facts/aws-arn';
import { groupBy } from '../../units/group-by';
import { shortHash } from '../../units/names';
import type { PartContext } from '../contract';

/**
 * Lets the administrators and the members of teams in, in addition to the creator of the cluster. AWS allows one access
 * entry for each principal.
 */
export function makeLogIns(context: PartContext, cluster: eks.Cluster): void {
  const { plan, name, options } = context;
  const { region, tags, admins, logIns, oidc } = plan;
  const entries = groupBy(
    [...admins.map((principal) => ({ principal, groups: [] })), ...logIns],
    (each) => each.principal,
  );
  for (const [principalArn, same] of entries) {
    const isAdmin = admins.includes(principalArn);
    // An ARN contains `::`, which Pulumi uses as the separator in URNs.
    const logicalName = `${name}-${isAdmin ? 'admin' : 'log-in'}-${shortHash(principalArn, 8)}`;
    const kubernetesGroups = same.flatMap(({ groups }) => groups);
    const entry = new eks.AccessEntry(
      logicalName,
      {
        region,
        clusterName: cluster.name,
        principalArn,
        type: 'STANDARD',
        ...(kubernetesGroups.length > 0 && { kubernetesGroups }),
        tags,
      },
      options,
    );
    if (isAdmin) makeAdmin(context, logicalName, entry);
  }
  if (!oidc) return;
  const { issuer, prefix, ...claims } = oidc;
  new eks.IdentityProviderConfig(
    `${name}-oidc`,
    {
      region,
      clusterName: cluster.name,
      oidc: {
        identityProviderConfigName: plan.name,
        issuerUrl: issuer,
        ...claims,
        usernamePrefix: prefix,
        groupsPrefix: prefix,
      },
      tags,
    },
    options,
  );
}

function makeAdmin({ plan: { region }, options }: PartContext, logicalName: string, entry: eks.AccessEntry): void {
  new eks.AccessPolicyAssociation(
    logicalName,
    {
      region,
      clusterName: entry.clusterName,
      principalArn: entry.principalArn,
      policyArn: `arn:${partitionOf(region)}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: 'cluster' },
    },
    options,
  );
}
