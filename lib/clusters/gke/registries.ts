import * as artifactregistry from '@pulumi/gcp/artifactregistry';
import { interpolate, type Resource } from '@pulumi/pulumi';
import { registryApi } from '../../catalog/docker-hub';
import { cachesOf, registriesOf } from '../plan-parts';
import type { GkeContext } from './context';
import type { NodeAccount } from './node-account';

/** What distinguishes the kinds of repositories. */
type RepositoryKind = Pick<artifactregistry.RepositoryArgs, 'mode' | 'dockerConfig' | 'remoteRepositoryConfig'>;

/**
 * Creates the registries of a platform. The service account of the nodes can pull from each of them, and from no other.
 *
 * @returns The rights to pull.
 */
export function makeRegistries(context: GkeContext, nodes: NodeAccount): readonly Resource[] {
  const pushed = registriesOf(context.plan).map(({ name }) =>
    makeRepository(context, nodes, name, { mode: 'STANDARD_REPOSITORY', dockerConfig: { immutableTags: true } }),
  );
  const copied = cachesOf(context.plan).map(({ name, host }) =>
    makeRepository(context, nodes, name, {
      mode: 'REMOTE_REPOSITORY',
      remoteRepositoryConfig: { description: host, commonRepository: { uri: `https://${registryApi(host)}` } },
    }),
  );
  return [...pushed, ...copied];
}

function makeRepository(
  { name, plan, project, protect, options }: GkeContext,
  { account }: NodeAccount,
  repositoryId: string,
  kind: RepositoryKind,
): artifactregistry.RepositoryIamMember {
  const location = plan.region;
  const repository = new artifactregistry.Repository(
    `${name}-repository-${repositoryId}`,
    { project, location, repositoryId, format: 'DOCKER', ...kind, labels: plan.tags },
    { ...options, protect },
  );
  return new artifactregistry.RepositoryIamMember(
    `${name}-repository-${repositoryId}-nodes`,
    {
      project,
      location,
      repository: repository.repositoryId,
      role: 'roles/artifactregistry.reader',
      member: interpolate`serviceAccount:${account.email}`,
    },
    options,
  );
}
