import type { Output } from '@pulumi/pulumi';
import type { PartContext } from '../contract';

/** Context of the functions that create the parts of a GKE cluster. */
export interface GkeContext extends PartContext {
  /** Project id: the account in the plan, otherwise the project of the provider. */
  readonly project: Output<string>;
  /** Project number, which is part of the names of principals. */
  readonly projectNumber: Output<string>;
}
