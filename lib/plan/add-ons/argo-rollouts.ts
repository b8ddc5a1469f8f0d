import { argoRolloutsVersion } from '../../catalog/charts';
import { rolloutsPluginImage } from '../../catalog/images';
import type { ModelPlatformDefinition } from '../../definition/platform';
import { rolloutFacts } from '../facts/rollouts';
import { ofKind } from '../facts/workloads';
import type { JsonValue } from '../types/add-on';
import type { Labels } from '../types/labels';
import { type AddOn, type AddOnContext, systemNodes, systemTolerations } from './add-on';
import { rolloutsAccess } from './argo-rollouts-access';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { operatorImage } from './mirrored-values';
import { monitorLabels } from './prometheus';
import { prometheusQueries, scrapes } from './traffic';

/** The plugin that sets the weights of HTTPRoutes. */
const plugin = {
  name: 'argoproj-labs/gatewayAPI',
  file: 'rollouts-plugin-trafficrouter-gatewayapi',
  volume: 'gateway-plugin',
  folder: '/plugins',
} as const;

/** Labels of its pods. Source: argoproj/argo-helm@argo-rollouts-2.41.0, `templates/_helpers.tpl`. */
const controllerPods: Labels = {
  'app.kubernetes.io/name': 'argo-rollouts',
  'app.kubernetes.io/component': 'rollouts-controller',
};

const chart = 'argo-rollouts';

/** The namespace of the controller. */
export function rolloutsNamespace({ addOns }: Pick<ModelPlatformDefinition, 'addOns'>): string {
  return addOns?.[chart]?.namespace ?? chart;
}

/** Canary and blue-green rollouts. */
export const argoRollouts: AddOn = {
  chart,
  namespace: chart,
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart, 'envoy-gateway'],
  traffic: (context) => [
    {
      name: 'argo-rollouts',
      pods: controllerPods,
      ingress: [scrapes(context, 8090)],
      egress: prometheusQueries(context),
    },
  ],
  why: ({ workloads }) => {
    const names = ofKind(workloads, 'service')
      .filter(({ rollout }) => rolloutFacts(rollout).object === 'Rollout')
      .map(({ name }) => name);
    return names.length > 0 ? `canary and blue-green rollouts of ${names.join(', ')}` : undefined;
  },
  // Source: argoproj/argo-helm@argo-rollouts-2.41.0, `charts/argo-rollouts/values.yaml`.
  values: (context) => ({
    controller: {
      createClusterRole: false,
      image: { tag: argoRolloutsVersion },
      metrics: {
        enabled: true,
        serviceMonitor: { enabled: true, ...monitorLabels(context.definition, 'additionalLabels') },
      },
      pdb: { enabled: true, maxUnavailable: 1 },
      replicas: 2,
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      nodeSelector: systemNodes(context),
      ...systemTolerations(context),
      ...(usesPlugin(context) && trafficRouter(context)),
    },
    extraObjects: rolloutsAccess(rolloutsNamespace(context.definition), usesPlugin(context)),
  }),
};

/**
 * An init container copies the plugin from its image, so the controller starts without the internet, and a mirror of the
 * registry serves the plugin too. With a URL the controller downloads it at each start. For a file it checks no checksum.
 * Source: argoproj/argo-rollouts@v1.9.1, `utils/plugin/downloader.go`.
 */
const trafficRouter = ({ cluster }: AddOnContext): Readonly<Record<string, JsonValue>> => ({
  initContainers: [
    {
      name: 'copy-gateway-plugin',
      image: operatorImage(rolloutsPluginImage.reference, cluster.registries),
      command: ['cp', `/bin/${plugin.file}`, `${plugin.folder}/`],
      resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '128Mi' } },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [{ name: plugin.volume, mountPath: plugin.folder }],
    },
  ],
  trafficRouterPlugins: [{ name: plugin.name, location: `file://${plugin.folder}/${plugin.file}` }],
  volumeMounts: [{ name: plugin.volume, mountPath: plugin.folder, readOnly: true }],
  volumes: [{ name: plugin.volume, emptyDir: { sizeLimit: '256Mi' } }],
});

function usesPlugin({ workloads }: AddOnContext): boolean {
  return ofKind(workloads, 'service').some(({ rollout }) => rolloutFacts(rollout).splitsRequests);
}
