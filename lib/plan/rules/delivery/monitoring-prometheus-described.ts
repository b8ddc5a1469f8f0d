import { prometheusChart } from '../../add-ons/prometheus';
import type { Rule } from '../rule';

/** A Prometheus that the platform does not install is described. */
export const monitoringPrometheusDescribed: Rule<'platform'> = {
  id: 'monitoring/prometheus-described',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Autoscalers, canary analyses and network policies need the address and the labels of Prometheus; with wrong ones they fail without an error.',
  check: ({ definition, plan }) => {
    const given = definition.addOns?.[prometheusChart];
    if (given === undefined || !plan.addOns.some(({ name }) => name === prometheusChart)) return [];
    const path = ['addOns', prometheusChart];
    if (definition.monitoring?.prometheus?.kind === 'existing') {
      return [
        {
          path,
          problem: 'monitoring.prometheus describes a Prometheus in the cluster, so this add-on is not installed',
          fix: `remove addOns.${prometheusChart}, or set monitoring.prometheus to { kind: managed }`,
        },
      ];
    }
    if (given.manage !== false) return [];
    return [
      {
        path: [...path, 'manage'],
        problem: 'the address and the selectors of the Prometheus in the cluster are not described',
        value: false,
        fix: `replace it by monitoring.prometheus: { kind: existing, address: 'http://NAME.NAMESPACE.svc:9090', namespace: NAMESPACE }`,
      },
    ];
  },
};
