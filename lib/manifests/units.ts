import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { platformLabels } from '../plan/facts/label-keys';
import type { ModelPlatformPlan } from '../plan/types/platform';
import { OperatorPolicies } from './add-ons/operator-policies';
import { ModelGateway } from './gateway/model-gateway';
import { ModelGatewayClass } from './gateway/model-gateway-class';
import type { Manifest } from './manifest';
import { ModelService } from './model-service/model-service';
import { prometheusRule } from './monitoring/prometheus-rule';
import { addOnDepths } from './order';
import { PlatformNamespace } from './platform-namespace';
import { addOns, annotateOrder, apiObjects, applications } from './platform-objects';
import { PriorityClass } from './priority-class';
import { Team } from './team/team';
import { TrainingJob } from './training-job/training-job';
import { TrainingQueues } from './training-queue/training-queues';

/** Objects of a plan that are rendered together: those of a workload, a team, a gateway or the delivery. */
export interface ManifestUnit {
  /** Unique among the units of a plan, such as `service churn`. */
  readonly id: string;
  /** Everything of the plan that the objects depend on: equal sources give equal objects. */
  readonly source: unknown;
  /** Renders the objects of this unit only. They are the ones of `PlatformObjects`, without patches. */
  render(): readonly Manifest[];
}

/** Creates the constructs of a unit. */
type Build = (scope: Construct) => void;

/**
 * The units of a plan. Each renders with a chart of its own, so that its constructs and objects are released before those of
 * the next unit exist.
 */
export function manifestUnits(plan: ModelPlatformPlan): readonly ManifestUnit[] {
  const { delivery, addOns: operators, monitoring, queues, gatewayClass } = plan;
  const labels = platformLabels(plan.name);
  const depths = delivery && addOnDepths(operators);
  const waves = depths && [...depths];
  const unit = (id: string, source: unknown, build: Build): ManifestUnit => ({
    id,
    source: [source, waves],
    render: () => {
      const chart = new Chart(new App(), plan.name, { disableResourceNameHashes: true });
      build(chart);
      const objects = apiObjects(chart);
      if (depths) annotateOrder(objects, depths);
      return objects.map((object) => object.toJson());
    },
  });
  const each = <T>(kind: string, record: Readonly<Record<string, T>>, build: (scope: Construct, one: T) => void) =>
    Object.entries(record).map(([name, one]) => unit(`${kind} ${name}`, one, (scope) => build(scope, one)));
  const context = delivery && { delivery, labels };
  return [
    unit('platform', [plan.namespaces, plan.priorityClasses, gatewayClass, monitoring, queues], (scope) => {
      for (const namespace of plan.namespaces) new PlatformNamespace(scope, `namespace-${namespace.name}`, namespace);
      for (const one of plan.priorityClasses) new PriorityClass(scope, `priority-class-${one.name}`, one);
      if (gatewayClass) new ModelGatewayClass(scope, 'gateway-class', gatewayClass);
      if (monitoring) prometheusRule(scope, monitoring);
      if (queues) new TrainingQueues(scope, 'queues', queues);
    }),
    unit('delivery', [operators, delivery, labels], (scope) => {
      for (const one of operators) new OperatorPolicies(scope, `operator-policies-${one.name}`, one, labels);
      if (context) addOns(scope, operators, context);
      if (context) applications(scope, context);
    }),
    ...each('team', plan.teams, (scope, team) => new Team(scope, 'team', team)),
    ...each('gateway', plan.gateways, (scope, gateway) => new ModelGateway(scope, 'gateway', gateway)),
    ...each('service', plan.services, (scope, service) => new ModelService(scope, 'service', service)),
    ...each('training', plan.training, (scope, job) => new TrainingJob(scope, 'training', job)),
  ];
}
