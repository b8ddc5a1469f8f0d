import type { Chart } from '../../catalog/charts';
import type { AddOnPlan } from './add-on';
import type { Labels } from './labels';

/** Argo CD as `pulumi up` installs it, and what must exist in the cluster before the first sync. */
export interface BootstrapPlan {
  /** Labels of the namespace of Argo CD. */
  readonly namespaceLabels: Labels;
  /** Name of the Helm release. */
  readonly release: string;
  readonly chart: Chart;
  /** Helm values that the platform sets. */
  readonly values: AddOnPlan['values'];
  readonly credential: RepositoryCredentialPlan;
  /** Passwords that are generated once. */
  readonly passwords: readonly PasswordPlan[];
}

/** How Argo CD reads the repository. `none`: it is public, or the user creates the Secret. */
export type RepositoryCredentialPlan =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'token';
      readonly username: string;
      /** Name of the Secret. */
      readonly secret: string;
    }
  | {
      readonly kind: 'ssh-key';
      /** Name of the Secret. */
      readonly secret: string;
    };

/** A Secret with the user and a generated password of a program. */
export interface PasswordPlan {
  readonly namespace: string;
  /** Labels of the namespace, which Argo CD manages later. */
  readonly namespaceLabels: Labels;
  readonly secret: string;
  /** Key and value of the user. */
  readonly user: readonly [key: string, value: string];
  /** Key of the password. */
  readonly passwordKey: string;
}
