import type { Kind } from '../catalog/apis';
import type { Labels } from '../plan/types/labels';

/** Value of a field. `undefined` omits the field. Null is not allowed, because cdk8s drops it. */
export type KubeValue =
  | string
  | number
  | boolean
  | readonly KubeValue[]
  | { readonly [field: string]: KubeValue | undefined };

/** Metadata of an object. */
interface KubeMetadata {
  readonly name: string;
  /** @default - cluster-scoped */
  readonly namespace?: string;
  /** @default {} */
  readonly labels?: Labels;
  /** @default {} */
  readonly annotations?: Labels;
  /** @default [] */
  readonly finalizers?: readonly string[];
}

/**
 * An object: kind, metadata and other top-level fields such as `spec` or `data`. A large part can be a getter: a construct
 * computes it only when it is rendered, so that it is not in memory before.
 */
export interface KubeObjectProps {
  readonly kind: Kind;
  readonly metadata: KubeMetadata;
  readonly [part: string]: KubeValue | KubeMetadata | undefined;
}

/**
 * Creates an object: a construct of cdk8s, or plain JSON. Functions that describe objects take it, so that `synth` renders the
 * same objects without constructs, which take most of the time and memory.
 *
 * @param id id of the construct in its scope
 */
export type Create<T> = (id: string, props: KubeObjectProps) => T;
