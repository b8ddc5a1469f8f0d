import { peakReplicas } from '../../../lib/plan/capacity/peak-replicas';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';

/** Peak replicas of each service, all of them in a rollout. */
export function peaksOf(plan: ModelPlatformPlan, of: (service: Service) => boolean = () => true): Replicas {
  const services = Object.values(plan.services).filter(of);
  return Object.fromEntries(services.map((service) => [service.name, peakReplicas(service)]));
}

type Service = ModelPlatformPlan['services'][string];

/** Number of replicas by service. */
export type Replicas = Readonly<Record<string, number>>;
