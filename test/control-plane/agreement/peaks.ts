import { peakReplicas } from '../../../lib/plan/capacity/peak-replicas';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';

/** Most replicas of each service at one time, with a rollout of each. */
export function peaksOf(plan: ModelPlatformPlan, of: (service: Service) => boolean = () => true): Replicas {
  const services = Object.values(plan.services).filter(of);
  return Object.fromEntries(services.map((service) => [service.name, peakReplicas(service)]));
}

type Service = ModelPlatformPlan['services'][string];

/** Replicas of services, by their names. */
export type Replicas = Readonly<Record<string, number>>;
