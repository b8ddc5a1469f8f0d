import type { Output } from '@pulumi/pulumi';
import type { PartContext } from '../contract';

/** What functions that make a part of a GKE cluster are told. */
export interface GkeContext extends PartContext {
  /** Project id: the plan's account, or else the provider's project. */
  readonly project: Output<string>;
  /** Project number, by which principals name the project. */
  readonly projectNumber: Output<string>;
}
