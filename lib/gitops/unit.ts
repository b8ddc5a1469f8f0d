import type { Manifest } from '../manifests/manifest';

/** Objects that are rendered and written together, so that only some objects are in memory at a time. */
export interface TreeUnit {
  /** Unique among the units of a platform, such as `service churn`. */
  readonly id: string;
  /** Everything that the objects depend on, as plain JSON: equal values give equal objects. */
  readonly source: unknown;
  render(): readonly Manifest[];
}
