import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../catalog/apis';
import { withFields } from '../units/fields';
import type { Create, KubeObjectProps } from './kube';
import { PlainObject } from './plain-object';

/** Creates objects as children of a construct. */
export function createIn(scope: Construct): Create<ApiObject> {
  return (id, props) => kubeObject(scope, id, props);
}

/**
 * Creates an object from plain JSON with the API version of the catalog. It is the only place in this library that
 * creates an `ApiObject`: generated classes drop unknown fields, and mixing both ways renders quantities incorrectly.
 * Quantities are strings.
 */
export function kubeObject(scope: Construct, id: string, props: KubeObjectProps): ApiObject {
  const { kind } = props;
  const { finalizers, ...rest } = props.metadata;
  const metadata = finalizers ? { ...rest, finalizers: [...finalizers] } : rest;
  // A part that is computed when it is read stays so until the object is rendered.
  return new PlainObject(scope, id, withFields(props, { apiVersion: apiVersions[kind], kind, metadata }));
}
