import { ofKind } from '../facts/workloads';
import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';

/** Starts the pods of a gang together, gives them their ranks, and starts all of them again where one is lost. */
export const jobset: AddOn = {
  chart: 'jobset',
  namespace: 'jobset-system',
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart],
  why: ({ workloads }) => {
    const gangs = ofKind(workloads, 'training')
      .filter(({ object }) => object === 'job-set')
      .map(({ name }) => name);
    return gangs.length > 0 ? `trains on several nodes: ${gangs.join(', ')}` : undefined;
  },
  values: (context) => ({
    controller: {
      nodeSelector: systemNodes(context),
      podDisruptionBudget: { enabled: true },
      replicas: 2,
      // The chart asks for half a processor and allows four gibibytes, for thousands of gangs.
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
      ...systemTolerations(context),
    },
    prometheus: { enable: true },
  }),
};
