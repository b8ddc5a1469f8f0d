import * as projects from '@pulumi/gcp/projects';
import { createdRegistries } from '../../plan/facts/created-registries';
import type { PartContext } from '../contract';
import { auditOf, cloudOf, workloadPoolsOf } from '../plan-parts';

/** APIs of everything that a cluster consists of, and of the credentials of its pods. */
const needed = [
  'cloudresourcemanager',
  'compute',
  'container',
  'dns',
  'iam',
  'iamcredentials',
  'logging',
  'monitoring',
  'storage',
] as const;

/**
 * Enables the APIs of the project that the cluster needs. They stay enabled when the stack is destroyed, because other
 * resources of the project can use them.
 */
export function makeServices({
  name,
  plan,
  options,
}: Pick<PartContext, 'name' | 'plan' | 'options'>): readonly projects.Service[] {
  const { keys, budget } = auditOf(plan);
  const streams = workloadPoolsOf(plan).some((pool) => cloudOf(pool, 'gke').imageStreaming);
  const apis = [
    ...needed,
    ...(createdRegistries(plan).length > 0 ? ['artifactregistry'] : []),
    ...(plan.secrets ? ['secretmanager'] : []),
    ...(streams ? ['containerfilesystem'] : []),
    ...(keys === 'customer' ? ['cloudkms'] : []),
    ...(budget ? ['billingbudgets'] : []),
  ];
  return apis.map(
    (api) =>
      new projects.Service(
        `${name}-api-${api}`,
        {
          ...(plan.account !== undefined && { project: plan.account }),
          service: `${api}.googleapis.com`,
          disableOnDestroy: false,
          disableDependentServices: false,
        },
        options,
      ),
  );
}
