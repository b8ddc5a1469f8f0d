import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions, type Kind } from '../catalog/apis';
import type { Labels } from '../plan/types/labels';
import { PlainObject } from './plain-object';

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

/** An object: kind, metadata and other top-level fields such as `spec` or `data`. */
interface KubeObjectProps {
  readonly kind: Kind;
  readonly metadata: KubeMetadata;
  readonly [part: string]: KubeValue | KubeMetadata | undefined;
}

/**
 * Creates an object from plain JSON with the API version of the catalog. It is the only place in this library that
 * creates an `ApiObject`: generated classes drop unknown fields, and mixing both ways renders quantities incorrectly.
 * Quantities are strings.
 */
export function kubeObject(scope: Construct, id: string, props: KubeObjectProps): ApiObject {
  const { kind, metadata, ...parts } = props;
  const { finalizers, ...rest } = metadata;
  return new PlainObject(scope, id, {
    apiVersion: apiVersions[kind],
    kind,
    metadata: finalizers ? { ...rest, finalizers: [...finalizers] } : rest,
    ...parts,
  });
}
