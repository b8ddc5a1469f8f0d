import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PlatformError } from '../errors';
import { platformLabels } from '../plan/facts/label-keys';
import type { AddOnPlan } from '../plan/types/add-on';
import type { DeliveryPlan } from '../plan/types/delivery';
import type { Labels } from '../plan/types/labels';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { WorkloadKind } from '../plan/types/workload';
import { mapRecord } from '../units/records';
import { AddOn } from './add-ons/add-on';
import { OperatorPolicies } from './add-ons/operator-policies';
import { TreeApplication } from './add-ons/tree-application';
import { ModelGateway } from './gateway/model-gateway';
import { ModelGatewayClass } from './gateway/model-gateway-class';
import { createIn } from './kube-construct';
import type { Manifest, ManifestName } from './manifest';
import { ModelService } from './model-service/model-service';
import { prometheusRule } from './monitoring/prometheus-rule';
import { addOnDepths, orderAnnotations } from './order';
import { type Patch, Patches } from './patch';
import { PlatformNamespace } from './platform-namespace';
import { PriorityClass } from './priority-class';
import { Team } from './team/team';
import { TrainingJob } from './training-job/training-job';
import { TrainingQueues } from './training-queue/training-queues';

/** Options of {@link PlatformObjects}. */
export interface PlatformObjectsOptions {
  /**
   * Changes of single objects, in order, for fields that the definition does not support. A patch is code, so it cannot be
   * part of a definition or a command line. To use patches, write the tree with a program instead of `synth`:
   *
   * @example
   * const { definition, findings, places } = await readDefinition(['platform.ts']);
   * if (!definition) throw new PlatformError(findings);
   * const churn = { kind: 'Deployment', namespace: 'ranking', name: 'churn' };
   * const patches = [patch(churn, [{ op: 'set', path: '/spec/minReadySeconds', value: 10 }])];
   * const platform = new ModelPlatform(new App(), definition.name, definition, { places, patches });
   * writeTree(platform.toJson(), { directory: 'clusters/acme', platform: definition.name });
   *
   * @default []
   */
  readonly patches?: readonly Patch[];
}

/** All objects of a plan. Child constructs are keyed by name in the definition. */
export class PlatformObjects extends Construct {
  readonly teams: Readonly<Record<string, Team>>;
  readonly gateways: Readonly<Record<string, ModelGateway>>;
  readonly services: Readonly<Record<string, ModelService>>;
  readonly training: Readonly<Record<string, TrainingJob>>;
  /** Absent without training jobs. */
  readonly queues: TrainingQueues | undefined;
  /** Add-ons that Argo CD installs. Empty without delivery by Argo CD. */
  readonly addOns: Readonly<Record<string, AddOn>>;
  /**
   * The Applications that deliver the files, by name. The one with the name of the platform delivers the others. Empty
   * without delivery by Argo CD.
   */
  readonly applications: Readonly<Record<string, TreeApplication>>;

  /** @throws PlatformError for patches without effect. */
  constructor(scope: Construct, id: string, plan: ModelPlatformPlan, { patches = [] }: PlatformObjectsOptions = {}) {
    super(scope, id);
    const labels = platformLabels(plan.name);
    for (const each of plan.namespaces) new PlatformNamespace(this, `namespace-${each.name}`, each);
    if (plan.gatewayClass) new ModelGatewayClass(this, 'gateway-class', plan.gatewayClass);
    for (const each of plan.priorityClasses) new PriorityClass(this, `priority-class-${each.name}`, each);
    this.teams = mapRecord(plan.teams, (team, name) => new Team(this, `team-${name}`, team));
    this.gateways = mapRecord(plan.gateways, (gateway, name) => new ModelGateway(this, `gateway-${name}`, gateway));
    const workloads = {
      service: mapRecord(plan.services, (service, name) => new ModelService(this, `service-${name}`, service)),
      training: mapRecord(plan.training, (job, name) => new TrainingJob(this, `training-${name}`, job)),
    } satisfies Record<WorkloadKind, Readonly<Record<string, Construct>>>;
    this.services = workloads.service;
    this.training = workloads.training;
    if (plan.monitoring) prometheusRule(createIn(this), plan.monitoring);
    this.queues = plan.queues && new TrainingQueues(this, 'queues', plan.queues);

    for (const each of plan.addOns) new OperatorPolicies(this, `operator-policies-${each.name}`, each, labels);

    const { delivery } = plan;
    this.addOns = delivery ? addOns(this, plan.addOns, { delivery, labels }) : {};
    this.applications = delivery ? applications(this, { delivery, labels }) : {};

    const objects = apiObjects(this);
    if (delivery) annotateOrder(objects, plan);
    applyPatches(objects, new Patches(patches));
  }
}

/** All API objects below a construct. */
export function apiObjects(construct: Construct): readonly ApiObject[] {
  return construct.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each));
}

/** The delivery, and labels of its objects. */
interface DeliveryContext {
  readonly delivery: DeliveryPlan;
  readonly labels: Labels;
}

function addOns(
  scope: Construct,
  plans: readonly AddOnPlan[],
  context: DeliveryContext,
): Readonly<Record<string, AddOn>> {
  const { operators } = context.delivery;
  return Object.fromEntries(
    plans.flatMap((plan) => {
      const project = operators[plan.name];
      return plan.manage && project
        ? [[plan.name, new AddOn(scope, `add-on-${plan.name}`, plan, { ...context, project })]]
        : [];
    }),
  );
}

function applications(scope: Construct, context: DeliveryContext): Readonly<Record<string, TreeApplication>> {
  return Object.fromEntries(
    context.delivery.applications.map((plan) => [
      plan.name,
      new TreeApplication(scope, `application-${plan.name}`, plan, context),
    ]),
  );
}

function annotateOrder(objects: readonly ApiObject[], plan: ModelPlatformPlan): void {
  const depths = addOnDepths(plan.addOns);
  for (const object of objects) {
    for (const [key, value] of Object.entries(orderAnnotations(nameOf(object), depths))) {
      object.metadata.addAnnotation(key, value);
    }
  }
}

/**
 * Applies patches to the rendered JSON. `ApiObject.addJsonPatch` is not used, because classes of cdk8s-plus drop unknown
 * fields afterwards and lose such changes.
 */
function applyPatches(objects: readonly ApiObject[], patches: Patches): void {
  const findings = [...patches.withoutTarget(objects.map(nameOf))];
  for (const object of objects) {
    const name = nameOf(object);
    if (!patches.has(name)) continue;
    const render = object.toJson.bind(object);
    const patched = (): Manifest => patches.apply(name, render());
    findings.push(...findingsOf(patched));
    Object.defineProperty(object, 'toJson', { value: patched });
  }
  if (findings.length > 0) throw new PlatformError(findings);
}

function findingsOf(render: () => unknown): readonly PlatformError['findings'][number][] {
  try {
    render();
    return [];
  } catch (error) {
    if (error instanceof PlatformError) return error.findings;
    throw error;
  }
}

function nameOf({ kind, name, metadata: { namespace } }: ApiObject): ManifestName {
  return namespace === undefined ? { kind, name } : { kind, namespace, name };
}
