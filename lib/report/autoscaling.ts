import { signalText } from '../plan/explain/signal-text';
import type { CpuAutoscalerPlan, PrometheusAutoscalerPlan } from '../plan/types/autoscaler';
import type { ModelServicePlan } from '../plan/types/service';
import { minutes } from '../units/duration';
import { span } from './amounts';
import { mergeRows } from './merge-rows';
import { type Section, tableSection } from './section';

/** The autoscaler of each service that has no fixed number of replicas. */
export const autoscalingSection: Section = ({ services }, style) =>
  tableSection(
    'Autoscaling',
    [
      { title: 'service', wrap: true },
      { title: 'replicas', align: 'right' },
      { title: 'signal', wrap: true },
      { title: 'autoscaler' },
      { title: 'scale-down delay', align: 'right' },
    ],
    mergeRows(
      Object.values(services).flatMap(({ name, replicas, autoscaler }) =>
        autoscaler.kind !== 'fixed' ? [{ name, cells: cells(replicas, autoscaler) }] : [],
      ),
    ),
    style,
  );

function cells(
  replicas: ModelServicePlan['replicas'],
  autoscaler: CpuAutoscalerPlan | PrometheusAutoscalerPlan,
): readonly string[] {
  return [
    span(replicas),
    signalText(autoscaler),
    autoscaler.kind === 'cpu' ? 'HPA' : 'KEDA',
    minutes(autoscaler.scaleDownStabilizationSeconds),
  ];
}
