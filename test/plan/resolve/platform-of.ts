import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import { planModelPlatform } from '../../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../../lib/plan/types/platform';
import type { ModelServicePlan } from '../../../lib/plan/types/service';

/** The plan of the service `churn`, whose definition must pass every rule. */
export function churnOf(definition: ModelPlatformDefinition): ModelServicePlan {
  return serviceOf(planModelPlatform(definition), 'churn');
}

/** One service of a plan that must have it. */
export function serviceOf(plan: ModelPlatformPlan, name: string): ModelServicePlan {
  const service = plan.services[name];
  if (!service) throw new Error(`the plan has no service ${name}`);
  return service;
}
