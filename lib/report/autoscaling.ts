import { signalText } from '../plan/explain/signal-text';
import type { AutoscalerPlan } from '../plan/types/autoscaler';
import type { ModelServicePlan } from '../plan/types/service';
import { minutes, span } from './amounts';
import { mergeRows } from './merge-rows';
import { type Section, tableSection } from './section';

/** What sets the number of replicas of each service that has no fixed one. */
export const autoscalingSection: Section = ({ services }, style) =>
  tableSection(
    'Autoscaling',
    [
      { title: 'service', wrap: true },
      { title: 'replicas', align: 'right' },
      { title: 'signal', wrap: true },
      { title: 'by' },
      { title: 'goes down after', align: 'right' },
    ],
    mergeRows(
      Object.values(services).flatMap(({ name, replicas, autoscaler }) =>
        autoscaler ? [{ name, cells: cells(replicas, autoscaler) }] : [],
      ),
    ),
    style,
  );

function cells(replicas: ModelServicePlan['replicas'], autoscaler: AutoscalerPlan): readonly string[] {
  return [
    span(replicas),
    signalText(autoscaler),
    autoscaler.kind === 'cpu' ? 'HorizontalPodAutoscaler' : 'KEDA',
    minutes(autoscaler.scaleDownStabilizationSeconds),
  ];
}
