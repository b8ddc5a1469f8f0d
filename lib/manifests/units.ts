import { platformLabels } from '../plan/facts/label-keys';
import { monitoringSource } from '../plan/resolve/monitoring/monitoring';
import type { GatewayPlan } from '../plan/types/gateway';
import type { Labels } from '../plan/types/labels';
import type { NetworkPolicyPlan } from '../plan/types/network';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { ModelServicePlan } from '../plan/types/service';
import type { TeamPlan } from '../plan/types/team';
import type { TrainingJobPlan } from '../plan/types/training-job';
import { addOnObjects } from './add-ons/add-on-objects';
import { treeApplicationObjects } from './add-ons/tree-application-objects';
import { gatewayClassObjects, gatewayObjects } from './gateway/gateway-objects';
import { createManifest as create } from './kube-manifest';
import { type Manifest, manifestName } from './manifest';
import { serviceObjects } from './model-service/service-objects';
import { monitoringObjects } from './monitoring/monitoring-objects';
import { prometheusRule } from './monitoring/prometheus-rule';
import { addOnDepths, orderAnnotations } from './order';
import { namespaceManifest, networkPolicyManifest, roleManifests, serviceAccountManifest } from './plain-kinds';
import { priorityClass } from './priority-class-object';
import { teamLimitObjects, teamSecretObjects } from './team/team-objects';
import { runObject, trainingMonitoringObjects } from './training-job/training-objects';
import { queueObjects } from './training-queue/queue-objects';

/** Objects of a plan that are rendered together: those of a workload, a team, a gateway or the delivery. */
export interface ManifestUnit {
  /** Unique among the units of a plan, such as `service churn`. */
  readonly id: string;
  /** Everything of the plan that the objects depend on: equal sources give equal objects. */
  readonly source: unknown;
  /** Renders the objects of this unit only. They are the ones of `PlatformObjects`, without patches. */
  render(): readonly Manifest[];
}

/**
 * The units of a plan. They are rendered as plain JSON without constructs, which `cdk8s synth` and patches need and which take
 * several times as long.
 */
export function manifestUnits(plan: ModelPlatformPlan): readonly ManifestUnit[] {
  const depths = plan.delivery && addOnDepths(plan.addOns);
  const waves = depths && [...depths];
  const unit = (id: string, sourceOf: () => unknown, render: () => readonly Manifest[]): ManifestUnit => ({
    id,
    // Computed when it is read, so that only one is in memory.
    get source() {
      return [sourceOf(), waves];
    },
    render: () => (depths ? render().map((object) => withOrder(object, depths)) : render()),
  });
  const each = <T>(
    kind: string,
    record: Readonly<Record<string, T>>,
    render: (one: T) => readonly Manifest[],
    sourceOf: (one: T) => unknown = (one) => one,
  ) =>
    Object.entries(record).map(([name, one]) =>
      unit(
        `${kind} ${name}`,
        () => sourceOf(one),
        () => render(one),
      ),
    );
  const { name, namespaces, priorityClasses, gatewayClass, monitoring, queues, addOns, delivery } = plan;
  return [
    unit(
      'platform',
      () => [namespaces, priorityClasses, gatewayClass, monitoring, queues],
      () => platformManifests(plan),
    ),
    unit(
      'delivery',
      () => [name, addOns, delivery],
      () => deliveryManifests(plan),
    ),
    ...each('team', plan.teams, teamManifests),
    ...each('gateway', plan.gateways, (gateway: GatewayPlan) => objectsIn(gatewayObjects(create, gateway))),
    ...each('service', plan.services, serviceManifests, serviceSource),
    ...each('training', plan.training, trainingManifests),
  ];
}

/** The object with the annotations for the order in which Argo CD applies it. */
function withOrder(object: Manifest, depths: ReadonlyMap<string, number>): Manifest {
  const { metadata } = object;
  const annotations = { ...metadata.annotations, ...orderAnnotations(manifestName(object), depths) };
  return { ...object, metadata: { ...metadata, annotations } };
}

/** What belongs to neither a team nor a workload nor the delivery. */
function platformManifests(plan: ModelPlatformPlan): readonly Manifest[] {
  const { gatewayClass, monitoring, queues } = plan;
  return [
    ...plan.namespaces.map(({ name, labels }) => namespaceManifest(name, labels)),
    ...plan.priorityClasses.map((each) => priorityClass(create, each)),
    ...(gatewayClass ? objectsIn(gatewayClassObjects(create, gatewayClass)) : []),
    ...(monitoring ? objectsIn({ rule: prometheusRule(create, monitoring) }) : []),
    ...(queues ? objectsIn(queueObjects(create, queues)) : []),
  ];
}

/** Operators, and the Applications that deliver the files. */
function deliveryManifests({ name, addOns, delivery }: ModelPlatformPlan): readonly Manifest[] {
  const labels = platformLabels(name);
  const policies = addOns.flatMap(({ networkPolicies }) => policyManifests(networkPolicies, labels));
  if (!delivery) return policies;
  const operators = addOns.flatMap((addOn) => {
    const project = delivery.operators[addOn.name];
    return addOn.manage && project ? objectsIn(addOnObjects(create, addOn, { delivery, labels, project })) : [];
  });
  const applications = delivery.applications.flatMap((each) =>
    objectsIn(treeApplicationObjects(create, each, { delivery, labels })),
  );
  return [...policies, ...operators, ...applications];
}

function teamManifests(plan: TeamPlan): readonly Manifest[] {
  return [
    ...(plan.namespaceLabels ? [namespaceManifest(plan.namespace, plan.namespaceLabels)] : []),
    ...objectsIn(teamLimitObjects(create, plan)),
    ...plan.roles.flatMap((role) => roleManifests(plan, role)),
    ...objectsIn(teamSecretObjects(create, plan)),
    ...policyManifests(plan.networkPolicies, plan.labels),
  ];
}

/** Monitoring is most of the plan of a service, and is computed when it is read. */
function serviceSource({ monitoring, ...plan }: ModelServicePlan): unknown {
  return [plan, monitoringSource(monitoring)];
}

function serviceManifests(plan: ModelServicePlan): readonly Manifest[] {
  return [
    serviceAccountManifest(plan.serviceAccount),
    ...objectsIn(serviceObjects(create, plan)),
    ...policyManifests(plan.networkPolicies, plan.labels),
    ...objectsIn(monitoringObjects(create, plan.monitoring)),
  ];
}

function trainingManifests(plan: TrainingJobPlan): readonly Manifest[] {
  return [
    serviceAccountManifest(plan.serviceAccount),
    runObject(create, plan),
    ...policyManifests(plan.networkPolicies, plan.labels),
    ...objectsIn(trainingMonitoringObjects(create, plan)),
  ];
}

function policyManifests(policies: readonly NetworkPolicyPlan[], labels: Labels): readonly Manifest[] {
  return policies.map((policy) => networkPolicyManifest(policy, labels));
}

/** An object, objects in a list or by name, or none. */
type Part = Manifest | readonly Manifest[] | Readonly<Record<string, Manifest>> | undefined;

/** All objects of a noun. */
function objectsIn(parts: object): readonly Manifest[] {
  return Object.values(parts).flatMap((part: Part) => {
    if (part === undefined) return [];
    if (isManifest(part)) return [part];
    return Object.values<Manifest>(part as Readonly<Record<string, Manifest>>);
  });
}

function isManifest(part: Part): part is Manifest {
  return typeof part === 'object' && 'metadata' in part && 'kind' in part && typeof part.kind === 'string';
}
