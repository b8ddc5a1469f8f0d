import type { AddOn } from './add-on';
import { clusterAutoscaler } from './cluster-autoscaler';
import { envoyGateway } from './envoy-gateway';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { metricsServer } from './metrics-server';
import { nvidiaDevicePlugin } from './nvidia-device-plugin';

/** Every add-on in the order of installation: each stands after all that it needs. */
export const addOns: readonly AddOn[] = [
  metricsServer,
  clusterAutoscaler,
  nvidiaDevicePlugin,
  envoyGateway,
  kubePrometheusStack,
];
