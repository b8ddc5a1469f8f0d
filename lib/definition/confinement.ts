/**
 * How a cluster closes the channels through which data of a confined team could leave besides the connections of its
 * workloads. The texts are for people, have at least 10 characters each, and are shown by `plan`; nothing checks them.
 */
export interface ConfinementSpec {
  /** Why no other owner has buckets in the object store. @default - they are open, except without an object store */
  readonly storage?: string;
  /** Why DNS resolves no names of the internet for the namespaces of confined teams. @default - it resolves all names */
  readonly dns?: string;
  /** Why the service from which pods get credentials is no way out. @default - pods have credentials from a Secret */
  readonly identity?: string;
  /** Why a pod does not start before its network policies are in effect. @default - Calico and Cilium delay it */
  readonly start?: string;
}

/** A channel through which data of a confined team could leave: `storage`, `dns`, `identity` or `start`. */
export type ConfinementChannel = keyof ConfinementSpec;

/** All channels, in the order of reports. */
export const confinementChannels: readonly ConfinementChannel[] = ['storage', 'dns', 'identity', 'start'];
