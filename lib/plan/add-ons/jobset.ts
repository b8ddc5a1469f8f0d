import { ofKind } from '../facts/workloads';
import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { apiServerCalls, scrapes } from './traffic';

/** Starts the pods of a gang together, assigns their ranks, and restarts all of them if one is lost. */
export const jobset: AddOn = {
  chart: 'jobset',
  namespace: 'jobset-system',
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart],
  // Source: kubernetes-sigs/jobset@v0.12.0, `charts/jobset/templates/controller/deployment.yaml`.
  traffic: (context) => [
    {
      name: 'jobset',
      pods: { 'app.kubernetes.io/name': 'jobset' },
      ingress: [apiServerCalls(9443, 'validation and defaults of JobSets'), scrapes(context, 8443)],
    },
  ],
  why: ({ workloads }) => {
    const gangs = ofKind(workloads, 'training')
      .filter(({ object }) => object === 'job-set')
      .map(({ name }) => name);
    return gangs.length > 0 ? `multi-node training: ${gangs.join(', ')}` : undefined;
  },
  values: (context) => ({
    controller: {
      nodeSelector: systemNodes(context),
      podDisruptionBudget: { enabled: true },
      replicas: 2,
      // The chart requests half a CPU and limits memory to 4Gi, for thousands of gangs.
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      ...systemTolerations(context),
    },
    prometheus: { enable: true },
  }),
};
