import { joinName } from '../../../units/names';
import { platformLabels } from '../../facts/label-keys';
import type { PriorityClassPlan } from '../../types/priority-class';

/** PriorityClass of pods that answer requests. */
export function servingPriorityName(platform: string): string {
  return joinName([platform, 'serving'], 63);
}

/** PriorityClass of pods that train. */
export function trainingPriorityName(platform: string): string {
  return joinName([platform, 'training'], 63);
}

/** What runs on a platform. */
export interface PriorityContext {
  readonly platform: string;
  readonly services: readonly unknown[];
  readonly training: readonly unknown[];
}

/**
 * Priorities of the platform's pods, each where something has it. Both stand above 0, which is that of pods without
 * one, and far below 1,000,000,000, where those of the cluster's own parts begin. Source: Kubernetes documentation,
 * "Pod Priority and Preemption", read 2026-11-24.
 */
export function resolvePriorityClasses({
  platform,
  services,
  training,
}: PriorityContext): readonly PriorityClassPlan[] {
  const labels = platformLabels(platform);
  return [
    ...(services.length > 0
      ? [
          {
            name: servingPriorityName(platform),
            labels,
            value: 100_000,
            preempts: true,
            description: 'Pods that answer requests: they take the place of training where a node has no other.',
          },
        ]
      : []),
    ...(training.length > 0
      ? [
          {
            name: trainingPriorityName(platform),
            labels,
            value: 10_000,
            preempts: false,
            description: 'Pods that train: they push nobody off a node. Who goes first is decided in the queue.',
          },
        ]
      : []),
  ];
}
