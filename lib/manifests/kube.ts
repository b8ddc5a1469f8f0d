import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions, type Kind } from '../catalog/apis';
import type { Labels } from '../plan/types/labels';
import { PlainObject } from './plain-object';

/** What a field of an object can hold. `undefined` leaves the field out; there is no null, which cdk8s would drop. */
export type KubeValue =
  | string
  | number
  | boolean
  | readonly KubeValue[]
  | { readonly [field: string]: KubeValue | undefined };

/** Name, place and labels of an object. */
export interface KubeMetadata {
  readonly name: string;
  /** @default - the object belongs to the cluster */
  readonly namespace?: string;
  /** @default {} */
  readonly labels?: Labels;
  /** @default {} */
  readonly annotations?: Labels;
  /** @default [] */
  readonly finalizers?: readonly string[];
}

/** An object: its kind, its metadata and its other parts, such as `spec` or `data`. */
export interface KubeObjectProps {
  readonly kind: Kind;
  readonly metadata: KubeMetadata;
  readonly [part: string]: KubeValue | KubeMetadata | undefined;
}

/**
 * Creates an object as plain JSON, in the API version of the catalog. The only place where this library creates one
 * itself: generated classes lose fields that they do not know, and mixing both ways renders quantities wrongly.
 * A quantity is a string.
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
