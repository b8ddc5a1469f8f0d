import {
  CustomResource,
  type CustomResourceOptions,
  type Input,
  ProviderResource,
  type Resource,
} from '@pulumi/pulumi';
import type { Chart } from '../../catalog/charts';
import { kubernetesPlugin } from '../../catalog/pulumi-plugins';
import type { AddOnPlan } from '../../plan/types/add-on';

/**
 * Options of objects in the cluster. They are not deleted: they end with the cluster, and without Argo CD the objects with its
 * finalizers would never be gone.
 */
export interface ObjectOptions extends Pick<CustomResourceOptions, 'dependsOn' | 'ignoreChanges'> {
  readonly parent: Resource;
  readonly provider: KubernetesProvider;
}

/**
 * The provider of Kubernetes, of which only the plugin is used: the SDK would be the largest dependency of a project, for five
 * kinds of objects. The classes below send the inputs that its classes send.
 * Source: pulumi/pulumi-kubernetes@v4.32.0, `sdk/nodejs/provider.ts`, `helm/v3/release.ts`, `core/v1/secret.ts`.
 */
export class KubernetesProvider extends ProviderResource {
  constructor(
    name: string,
    kubeconfig: Input<string>,
    opts: { readonly parent: Resource; readonly dependsOn: Resource },
  ) {
    super('kubernetes', name, { kubeconfig }, { ...opts, version: kubernetesPlugin.version });
  }
}

/** An object of Kubernetes as its manifest. */
interface KubernetesManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [part: string]: Input<unknown>;
}

/** An object in the cluster. */
export class KubernetesObject extends CustomResource {
  constructor(name: string, manifest: KubernetesManifest, { parent, provider, ...options }: ObjectOptions) {
    const { apiVersion, kind } = manifest;
    // The core group has a name in tokens, and none in API versions.
    const group = apiVersion.includes('/') ? apiVersion : `core/${apiVersion}`;
    super(`kubernetes:${group}:${kind}`, name, { ...manifest }, { ...options, parent, provider, retainOnDelete: true });
  }
}

/** A Helm release. */
interface ReleaseArgs {
  readonly release: string;
  readonly namespace: string;
  readonly chart: Chart;
  readonly values: AddOnPlan['values'];
}

/** A Helm release, which Pulumi upgrades. A failed installation is removed, so that the next `pulumi up` can repeat it. */
export class HelmRelease extends CustomResource {
  constructor(
    name: string,
    { release, namespace, chart: { chart, repository, version }, values }: ReleaseArgs,
    { parent, provider, ...options }: ObjectOptions,
  ) {
    super(
      'kubernetes:helm.sh/v3:Release',
      name,
      {
        atomic: true,
        chart,
        // Marks the inputs of the current version of the SDK.
        compat: 'true',
        createNamespace: false,
        name: release,
        namespace,
        repositoryOpts: { repo: repository },
        timeout: 900,
        values,
        version,
      },
      { ...options, parent, provider, retainOnDelete: true },
    );
  }
}
