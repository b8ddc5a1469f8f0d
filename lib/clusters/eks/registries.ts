import * as ecr from '@pulumi/aws/ecr';
import * as iam from '@pulumi/aws/iam';
import type { Output, Resource } from '@pulumi/pulumi';
import { registryApi } from '../../catalog/docker-hub';
import { partitionOf } from '../../plan/facts/aws-arn';
import type { CacheUpstreamPlan } from '../../plan/types/registry';
import type { PartContext } from '../contract';
import { cachesOf, registriesOf } from '../plan-parts';
import type { NodeRole } from './node-role';
import { policyDocument } from './trust';

/**
 * Creates the registries of a platform. The role of the nodes can pull all images of the account.
 *
 * @returns What must exist before a node pulls an image.
 */
export function makeRegistries(context: PartContext, nodeRole: NodeRole, account: Output<string>): readonly Resource[] {
  const { plan } = context;
  for (const { name, repositories } of registriesOf(plan)) {
    for (const repository of repositories) makeRepository(context, `${name}/${repository}`);
  }
  const upstreams = cachesOf(plan);
  if (upstreams.length === 0) return [];
  return [
    ...upstreams.map((upstream) => makeCacheRule(context, upstream)),
    allowCopies(context, nodeRole, { upstreams, account }),
  ];
}

function makeRepository({ name, plan, protect, options }: PartContext, repository: string): void {
  new ecr.Repository(
    `${name}-repository-${repository}`,
    {
      region: plan.region,
      name: repository,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfigurations: [{ encryptionType: 'AES256' }],
      tags: plan.tags,
    },
    { ...options, protect },
  );
}

function makeCacheRule(
  { name, plan, options }: PartContext,
  { host, name: prefix, credentials }: CacheUpstreamPlan,
): ecr.PullThroughCacheRule {
  return new ecr.PullThroughCacheRule(
    `${name}-cache-${host}`,
    {
      region: plan.region,
      ecrRepositoryPrefix: prefix,
      upstreamRegistryUrl: registryApi(host),
      ...(credentials !== undefined && { credentialArn: credentials }),
    },
    options,
  );
}

/**
 * The first pull of an image creates its repository, and each pull of a new tag imports it, with the permissions of the node.
 * Source: Amazon ECR User Guide, "IAM permissions required to sync an upstream registry", 2026-11.
 */
function allowCopies(
  { name, plan, options }: PartContext,
  { role }: NodeRole,
  { upstreams, account }: { readonly upstreams: readonly CacheUpstreamPlan[]; readonly account: Output<string> },
): iam.RolePolicy {
  const arn = (id: string, prefix: string) =>
    `arn:${partitionOf(plan.region)}:ecr:${plan.region}:${id}:repository/${prefix}/*`;
  return new iam.RolePolicy(
    `${name}-nodes-caches`,
    {
      role: role.name,
      policy: account.apply((id) =>
        policyDocument([
          {
            Effect: 'Allow',
            Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
            Resource: upstreams.map(({ name: prefix }) => arn(id, prefix)),
          },
        ]),
      ),
    },
    options,
  );
}
