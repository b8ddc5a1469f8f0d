import type { ResourceGroup } from '@pulumi/azure-native/resources';
import type { Output } from '@pulumi/pulumi';
import type { PartContext } from '../contract';

/** Context of the functions that create the parts of an AKS cluster. */
export interface AksContext extends PartContext {
  readonly group: ResourceGroup;
  /** Subscription of all resources: that of the provider, which must match the account in the plan if there is one. */
  readonly subscriptionId: Output<string>;
  /** Object id in Entra of the principal that runs the program. */
  readonly creatorId: Output<string>;
}
