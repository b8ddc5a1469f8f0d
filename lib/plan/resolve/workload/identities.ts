import type { ModelPlatformDefinition } from '../../../definition/platform';
import { assertNever } from '../../../units/assert-never';
import { lookup } from '../../../units/lookup';
import type { Provider } from '../../providers/provider';
import type { GrantedIdentity } from '../../types/identity';
import type { ClusterOutputsFile } from '../../types/outputs';
import type { Workload } from '../../types/workloads';
import { mechanismOf, serviceIdentity, trainingIdentities } from './identity';
import { type FolderOwners, folderOwners } from './model-folders';

/** Inputs of the identities of a platform. */
interface IdentitiesContext {
  readonly definition: ModelPlatformDefinition;
  readonly provider: Provider;
  readonly outputs: ClusterOutputsFile | undefined;
}

/** The cloud identities of workloads that use buckets. */
export function resolveIdentities(
  workloads: readonly Workload[],
  context: IdentitiesContext,
): readonly GrantedIdentity[] {
  const owners = folderOwners(context.definition);
  return workloads.flatMap((workload) => identitiesOf(workload, owners, context));
}

function identitiesOf(
  workload: Workload,
  owners: FolderOwners,
  { definition, provider, outputs }: IdentitiesContext,
): readonly GrantedIdentity[] {
  const { namespace, serviceAccount } = workload;
  const mechanism = mechanismOf({ namespace, serviceAccount: serviceAccount.name }, provider, outputs);
  switch (workload.kind) {
    case 'service': {
      const models = workload.models.flatMap(({ name }) => lookup(definition.models, name) ?? []);
      return models.length > 0 ? [serviceIdentity(workload, models, owners, mechanism)] : [];
    }
    case 'training': {
      const spec = lookup(definition.training, workload.name);
      return spec ? trainingIdentities(workload, spec, mechanism) : [];
    }
    default:
      return assertNever(workload);
  }
}
