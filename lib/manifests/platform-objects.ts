import { ApiObject } from 'cdk8s';
import { Namespace } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PlatformError } from '../errors';
import { platformLabels } from '../plan/labels';
import type { ModelPlatformPlan } from '../plan/platform';
import type { Labels } from '../plan/pod';
import { podSecurityLabels } from '../plan/pod-security-labels';
import { AddOn, type AddOnSurroundings } from './add-ons/add-on';
import { RootApplication } from './add-ons/root-application';
import { envoyGatewayClass } from './gateway/gateway-class';
import { ModelGateway } from './gateway/model-gateway';
import type { Manifest, ManifestName } from './manifest';
import { ModelService } from './model-service/model-service';
import { addOnDepths, orderAnnotations } from './order';
import { type Patch, Patches } from './patch';
import { Team } from './team/team';

/** Changes that come last. */
export interface PlatformObjectsOptions {
  /** @default [] */
  readonly patches?: readonly Patch[];
}

/** Namespace of Argo CD where the plan does not have it: the one of its own documentation. */
const defaultArgocdNamespace = 'argocd';

/** Every object of a platform's plan. Children are by their names in the definition. */
export class PlatformObjects extends Construct {
  readonly teams: Readonly<Record<string, Team>>;
  readonly gateways: Readonly<Record<string, ModelGateway>>;
  readonly services: Readonly<Record<string, ModelService>>;
  /** Add-ons that Argo CD installs; none where it does not deliver. */
  readonly addOns: Readonly<Record<string, AddOn>>;
  /** Absent where nothing delivers the tree. */
  readonly root: RootApplication | undefined;

  /** @throws PlatformError for patches that change nothing. */
  constructor(scope: Construct, id: string, plan: ModelPlatformPlan, { patches = [] }: PlatformObjectsOptions = {}) {
    super(scope, id);
    const labels = platformLabels(plan.name);
    gatewayNamespaces(this, plan, labels);
    gatewayClasses(this, plan, labels);
    this.teams = mapRecord(plan.teams, (team, name) => new Team(this, `team-${name}`, team));
    this.gateways = mapRecord(plan.gateways, (gateway, name) => new ModelGateway(this, `gateway-${name}`, gateway));
    this.services = mapRecord(plan.services, (service, name) => new ModelService(this, `service-${name}`, service));

    const surroundings = { argocdNamespace: argocdNamespace(plan), labels };
    this.addOns = plan.delivery ? addOns(this, plan, surroundings) : {};
    this.root = plan.delivery
      ? new RootApplication(this, 'root', { name: plan.name, delivery: plan.delivery }, surroundings)
      : undefined;

    const objects = apiObjects(this);
    if (plan.delivery) order(objects, plan);
    applyPatches(objects, new Patches(patches));
  }
}

/** The objects below a construct, in one visit. */
export function apiObjects(construct: Construct): readonly ApiObject[] {
  return construct.node.findAll().filter((each): each is ApiObject => ApiObject.isApiObject(each));
}

function mapRecord<T, R>(
  record: Readonly<Record<string, T>>,
  change: (value: T, name: string) => R,
): Readonly<Record<string, R>> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]));
}

/** Namespaces of gateways that no team and no operator brings. No pods run in them. */
function gatewayNamespaces(scope: Construct, plan: ModelPlatformPlan, labels: Labels): void {
  const others = new Set([...Object.values(plan.teams), ...plan.addOns].map(({ namespace }) => namespace));
  const needed = new Set(Object.values(plan.gateways).map(({ namespace }) => namespace));
  for (const name of needed) {
    if (others.has(name)) continue;
    new Namespace(scope, `namespace-${name}`, {
      metadata: {
        name,
        labels: {
          ...labels,
          ...podSecurityLabels('restricted', plan.cluster.kubernetes),
        },
      },
    });
  }
}

/** Classes that Envoy Gateway serves: no operator brings them, ours or not. Other classes come with the cluster. */
function gatewayClasses(scope: Construct, plan: ModelPlatformPlan, labels: Labels): void {
  if (!plan.addOns.some(({ chart }) => chart.name === 'envoy-gateway')) return;
  const names = new Set(Object.values(plan.gateways).map(({ className }) => className));
  for (const name of names) envoyGatewayClass(scope, name, labels);
}

function addOns(
  scope: Construct,
  plan: ModelPlatformPlan,
  surroundings: AddOnSurroundings,
): Readonly<Record<string, AddOn>> {
  const ours = plan.addOns.filter(({ manage }) => manage);
  return Object.fromEntries(
    ours.map((addOn) => [addOn.name, new AddOn(scope, `add-on-${addOn.name}`, addOn, surroundings)]),
  );
}

function argocdNamespace(plan: ModelPlatformPlan): string {
  return plan.addOns.find(({ chart }) => chart.name === 'argo-cd')?.namespace ?? defaultArgocdNamespace;
}

function order(objects: readonly ApiObject[], plan: ModelPlatformPlan): void {
  const depths = addOnDepths(plan.addOns);
  for (const object of objects) {
    for (const [key, value] of Object.entries(orderAnnotations(nameOf(object), depths))) {
      object.metadata.addAnnotation(key, value);
    }
  }
}

/**
 * Patches the objects where they are rendered, after the classes of cdk8s-plus have dropped the fields that they
 * do not know, which is where `ApiObject.addJsonPatch` loses changes in silence.
 */
function applyPatches(objects: readonly ApiObject[], patches: Patches): void {
  const findings = [...patches.withoutTarget(objects.map(nameOf))];
  for (const object of objects) {
    const name = nameOf(object);
    if (!patches.has(name)) continue;
    const render = object.toJson.bind(object);
    const patched = (): Manifest => patches.apply(name, render());
    findings.push(...faultsOf(patched));
    Object.defineProperty(object, 'toJson', { value: patched });
  }
  if (findings.length > 0) throw new PlatformError(findings);
}

function faultsOf(render: () => unknown): readonly PlatformError['findings'][number][] {
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
