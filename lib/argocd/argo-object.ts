import type { Labels } from '../plan/types/labels';

/** Value of a field. `undefined` omits the field. */
export type ArgoValue =
  | string
  | number
  | boolean
  | readonly ArgoValue[]
  | { readonly [field: string]: ArgoValue | undefined };

/** An Application or an AppProject, without its API version. */
export interface ArgoObject {
  readonly kind: 'Application' | 'AppProject';
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels: Labels;
    readonly annotations: Labels;
    readonly finalizers?: readonly string[];
  };
  readonly spec: { readonly [field: string]: ArgoValue | undefined };
}
