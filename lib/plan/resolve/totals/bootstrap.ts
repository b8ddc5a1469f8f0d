import { charts } from '../../../catalog/charts';
import type { DeliverySpec, RepositoryCredentialSpec } from '../../../definition/delivery';
import { assertNever } from '../../../units/assert-never';
import { joinName } from '../../../units/names';
import { type AddOnContext, systemNodes, systemTolerations } from '../../add-ons/add-on';
import { grafanaSecret, kubePrometheusStack } from '../../add-ons/kube-prometheus-stack';
import { podSecurityLabels } from '../../facts/pod-security-labels';
import type { AddOnPlan } from '../../types/add-on';
import type { BootstrapPlan, PasswordPlan, RepositoryCredentialPlan } from '../../types/bootstrap';

/** What the bootstrap depends on besides the delivery. */
interface BootstrapContext extends Pick<AddOnContext, 'cluster'> {
  readonly platform: string;
  readonly addOns: readonly AddOnPlan[];
}

/** Argo CD that `pulumi up` installs. Undefined if the definition does not ask for it. */
export function resolveBootstrap({ bootstrap }: DeliverySpec, context: BootstrapContext): BootstrapPlan | undefined {
  if (!bootstrap) return undefined;
  const { credential = { kind: 'public' } } = bootstrap;
  return {
    namespaceLabels: podSecurityLabels('baseline', context.cluster.kubernetes),
    release: 'argo-cd',
    chart: charts['argo-cd'],
    values: values(credential, context),
    credential: credentialOf(credential, context.platform),
    passwords: context.addOns.flatMap(passwordOf),
  };
}

/**
 * The programs that deliver, without those that only people or other clusters use: sign-on, messages, ApplicationSets.
 * Everyone else's pods reach none of them, except their metrics and the server, which authenticates.
 * Source: argoproj/argo-helm@argo-cd-10.1.1, `charts/argo-cd/values.yaml` and `templates`.
 */
function values(credential: RepositoryCredentialSpec, context: BootstrapContext): BootstrapPlan['values'] {
  const hostKeys = credential.kind === 'ssh-key' ? (credential.hostKeys ?? []) : [];
  return {
    applicationSet: { replicas: 0 },
    configs: {
      // A sync that waits for an object longer than this fails, and is retried.
      params: { 'controller.sync.timeout.seconds': '1800' },
      ...(hostKeys.length > 0 && { ssh: { extraHosts: `${hostKeys.join('\n')}\n` } }),
    },
    controller: { resources: { requests: { cpu: '250m', memory: '512Mi' }, limits: { memory: '2Gi' } } },
    dex: { enabled: false },
    global: {
      networkPolicy: { create: true, defaultDenyIngress: true },
      nodeSelector: { 'kubernetes.io/os': 'linux', ...systemNodes(context) },
      ...systemTolerations(context),
    },
    notifications: { enabled: false },
    redis: { resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } } },
    repoServer: { resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } } },
    server: { resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } } },
  };
}

function credentialOf(credential: RepositoryCredentialSpec, platform: string): RepositoryCredentialPlan {
  const secret = joinName([platform, 'repository'], 63);
  switch (credential.kind) {
    case 'public':
    case 'secret':
      return { kind: 'none' };
    case 'token':
      return { kind: 'token', username: credential.username ?? 'git', secret };
    case 'ssh-key':
      return { kind: 'ssh-key', secret };
    default:
      return assertNever(credential);
  }
}

/** The password of Grafana, whose chart generates another one at every rendering. */
function passwordOf({ name, manage, namespace, namespaceLabels }: AddOnPlan): readonly PasswordPlan[] {
  if (name !== kubePrometheusStack.chart || !manage || !namespaceLabels) return [];
  return [
    { namespace, namespaceLabels, secret: grafanaSecret, user: ['admin-user', 'admin'], passwordKey: 'admin-password' },
  ];
}
