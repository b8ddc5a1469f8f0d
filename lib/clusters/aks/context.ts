import type { ResourceGroup } from '@pulumi/azure-native/resources';
import type { Output } from '@pulumi/pulumi';
import type { PartContext } from '../contract';

/** What functions that make a part of an AKS cluster are told. */
export interface AksContext extends PartContext {
  readonly group: ResourceGroup;
  /** Subscription that everything is in: that of the provider, which must be the plan's account if it names one. */
  readonly subscriptionId: Output<string>;
  /** Object id in Entra of whoever runs the program. */
  readonly creatorId: Output<string>;
}
