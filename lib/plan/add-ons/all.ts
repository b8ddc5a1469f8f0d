import type { AddOn } from './add-on';
import { argoRollouts } from './argo-rollouts';
import { awsEfaDevicePlugin } from './aws-efa-device-plugin';
import { certManager } from './cert-manager';
import { clusterAutoscaler } from './cluster-autoscaler';
import { dcgmExporter } from './dcgm-exporter';
import { envoyGateway } from './envoy-gateway';
import { externalSecrets } from './external-secrets';
import { gpuOperator } from './gpu-operator';
import { jobset } from './jobset';
import { keda } from './keda';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { kueue } from './kueue';
import { metricsServer } from './metrics-server';
import { nvidiaDevicePlugin } from './nvidia-device-plugin';

/** All add-ons in the order of installation: each one comes after its dependencies. */
export const addOns: readonly AddOn[] = [
  metricsServer,
  clusterAutoscaler,
  nvidiaDevicePlugin,
  gpuOperator,
  awsEfaDevicePlugin,
  externalSecrets,
  envoyGateway,
  kubePrometheusStack,
  certManager,
  keda,
  argoRollouts,
  jobset,
  kueue,
  dcgmExporter,
];
