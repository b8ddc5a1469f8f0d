import { randomBytes } from 'node:crypto';
import { ComponentResource, type ComponentResourceOptions, type Input, type Resource, secret } from '@pulumi/pulumi';
import { treeApplication } from '../../argocd/tree-application';
import { apiVersions } from '../../catalog/apis';
import { platformLabels } from '../../plan/facts/label-keys';
import type { BootstrapPlan, PasswordPlan } from '../../plan/types/bootstrap';
import type { DeliveryPlan } from '../../plan/types/delivery';
import type { Labels } from '../../plan/types/labels';
import type { RepositorySecret } from './credential';
import { HelmRelease, KubernetesObject, KubernetesProvider, type ObjectOptions } from './kubernetes';

/** Arguments of the component. */
interface ArgoCdArgs {
  /** Name of the platform. */
  readonly platform: string;
  readonly delivery: DeliveryPlan;
  readonly bootstrap: BootstrapPlan;
  readonly kubeconfig: Input<string>;
  /** The cluster. All of it exists before the first object. */
  readonly cluster: Resource;
  /** Undefined if Argo CD needs no credential, or the user creates its Secret. */
  readonly credential: RepositorySecret | undefined;
}

/** Label by which Argo CD finds the credentials of a repository. */
const repositoryLabels: Labels = { 'argocd.argoproj.io/secret-type': 'repository' };

/**
 * Argo CD, the credential of the repository, and the Application that delivers all others. Pulumi owns the Helm release. The
 * Application is also a file of the repository: Pulumi creates it once and never changes it, and from the first sync it belongs to
 * Argo CD.
 */
export class ArgoCd extends ComponentResource {
  constructor(name: string, args: ArgoCdArgs, opts?: ComponentResourceOptions) {
    const { platform, delivery, bootstrap, cluster, credential } = args;
    super('model-platform:clusters:ArgoCd', name, {}, opts);
    const provider = new KubernetesProvider(`${name}-kubernetes`, args.kubeconfig, {
      parent: this,
      dependsOn: cluster,
    });
    const options: ObjectOptions = { parent: this, provider };
    const labels = platformLabels(platform);
    const { namespace } = delivery;

    const home = makeNamespace(`${name}-namespace-${namespace}`, namespace, bootstrap.namespaceLabels, options);
    const inside: ObjectOptions = { ...options, dependsOn: [home] };
    if (credential) {
      const { secret: secretName, data } = credential;
      makeSecret(
        `${name}-repository`,
        { name: secretName, namespace, labels: { ...labels, ...repositoryLabels } },
        { ...data, type: 'git', url: delivery.repository },
        inside,
      );
    }
    const release = new HelmRelease(`${name}-argo-cd`, { namespace, ...bootstrap }, inside);
    makeRoot(name, { delivery, labels }, { ...options, dependsOn: [release], ignoreChanges: ['metadata', 'spec'] });
    for (const password of bootstrap.passwords) makePassword(name, password, { labels, options });
    this.registerOutputs({});
  }
}

/** The Application that delivers all others, and its project. */
function makeRoot(
  name: string,
  context: { readonly delivery: DeliveryPlan; readonly labels: Labels },
  options: ObjectOptions,
): void {
  const [root] = context.delivery.applications;
  if (!root) throw new Error('the plan of the delivery has no Application');
  const { project, application } = treeApplication(root, context);
  const made = new KubernetesObject(`${name}-project`, { apiVersion: apiVersions.AppProject, ...project }, options);
  new KubernetesObject(
    `${name}-application`,
    { apiVersion: apiVersions.Application, ...application },
    { ...options, dependsOn: [made] },
  );
}

/** A password that is generated once. Argo CD manages the namespace later. */
function makePassword(
  name: string,
  { namespace, namespaceLabels, secret: secretName, user: [key, value], passwordKey }: PasswordPlan,
  { labels, options }: { readonly labels: Labels; readonly options: ObjectOptions },
): void {
  const once = { ...options, ignoreChanges: ['metadata'] };
  const home = makeNamespace(`${name}-namespace-${namespace}`, namespace, namespaceLabels, once);
  makeSecret(
    `${name}-password-${secretName}`,
    { name: secretName, namespace, labels },
    { [key]: value, [passwordKey]: randomBytes(24).toString('base64url') },
    { ...options, dependsOn: [home], ignoreChanges: ['metadata', 'stringData'] },
  );
}

function makeNamespace(name: string, namespace: string, labels: Labels, options: ObjectOptions): KubernetesObject {
  const { Namespace: apiVersion } = apiVersions;
  return new KubernetesObject(name, { apiVersion, kind: 'Namespace', metadata: { name: namespace, labels } }, options);
}

/** A Secret. Its values are secrets of Pulumi, so that the state contains them only encrypted. */
function makeSecret(
  name: string,
  metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels },
  values: Readonly<Record<string, Input<string>>>,
  options: ObjectOptions,
): KubernetesObject {
  return new KubernetesObject(
    name,
    { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', stringData: secret(values) },
    options,
  );
}
