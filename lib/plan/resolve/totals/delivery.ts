import type { ModelPlatformDefinition } from '../../../definition/platform';
import { assertNever } from '../../../units/assert-never';
import { groupBy } from '../../../units/group-by';
import { mapRecord } from '../../../units/records';
import type { AddOnContext } from '../../add-ons/add-on';
import { argocdNamespace } from '../../facts/shared-namespaces';
import { clusterFolder, namespacesFolder, teamsFolder } from '../../facts/tree-folders';
import type { AddOnPlan } from '../../types/add-on';
import type { ApplicationPlan, DeliveryPlan, ForeignFieldsPlan, SyncPlan } from '../../types/delivery';
import type { ModelServicePlan } from '../../types/service';
import type { TeamPlan } from '../../types/team';
import { gatewayNamespace } from '../gateway/gateway';
import { revisionLabel } from '../service/series';
import { operatorNamespaces } from './add-ons';
import { resolveBootstrap } from './bootstrap';
import { operatorProject, platformProject, rootProject, teamProject } from './projects';

/**
 * Argo CD enforces the state of the repository. A failed sync is retried for about an hour, because CRDs come from
 * other Applications of the same tree. Each retry applies the newest commit, so that a commit that cannot be applied
 * delays its correction by one delay at most.
 */
const sync: SyncPlan = {
  prune: true,
  deletion: 'background',
  selfHeal: true,
  retry: { limit: 60, firstSeconds: 10, factor: 2, maxSeconds: 60, refresh: true },
};

/** Parts of the plan that the delivery depends on. */
interface DeliveredParts extends Pick<AddOnContext, 'cluster'> {
  readonly services: readonly ModelServicePlan[];
  readonly teams: Readonly<Record<string, TeamPlan>>;
  readonly addOns: readonly AddOnPlan[];
}

/** Delivery of the manifests by Argo CD. Undefined if the definition does not configure it. */
export function resolveDelivery(
  definition: ModelPlatformDefinition,
  { services, teams, addOns, cluster }: DeliveredParts,
): DeliveryPlan | undefined {
  const { name, delivery } = definition;
  if (!delivery) return undefined;
  const { repository } = delivery;
  const servicesOf = groupBy(services, ({ namespace }) => namespace);
  const bootstrap = resolveBootstrap(delivery, { cluster, addOns, platform: name });
  return {
    gitops: delivery.gitops,
    namespace: argocdNamespace,
    repository,
    path: delivery.path ?? `clusters/${name}`,
    revision: delivery.revision ?? 'main',
    sync,
    applications: [
      rootApplication(name, repository),
      platformApplication(name, repository, operatorNamespaces(definition, Object.values(teams))),
      ...Object.values(teams).map((team) =>
        teamApplication(name, repository, { team, services: servicesOf.get(team.namespace) ?? [] }),
      ),
    ],
    operators: mapRecord(
      Object.fromEntries(addOns.filter(({ manage }) => manage).map((addOn) => [addOn.name, addOn])),
      (addOn) => operatorProject(name, addOn),
    ),
    ...(bootstrap && { bootstrap }),
  };
}

/** Delivers the Applications and their projects. */
function rootApplication(platform: string, repository: string): ApplicationPlan {
  return {
    name: platform,
    project: rootProject(platform, repository, argocdNamespace),
    files: [`${namespacesFolder}/${argocdNamespace}/*.yaml`],
    ignoredFields: [],
  };
}

/** Delivers what belongs to no team, and the network policies of operators. */
function platformApplication(platform: string, repository: string, operators: readonly string[]): ApplicationPlan {
  const namespaces = [...new Set([gatewayNamespace(platform), ...operators])];
  const project = platformProject(platform, repository, namespaces);
  return {
    name: project.name,
    project,
    files: [`${clusterFolder}/*.yaml`, ...namespaces.map((each) => `${namespacesFolder}/${each}/*.yaml`)],
    ignoredFields: [],
  };
}

/**
 * Delivers all objects of one team. A sync waits until its deleted objects are gone, so a team whose objects cannot be
 * deleted delays only itself.
 */
function teamApplication(
  platform: string,
  repository: string,
  /** The services in its namespace. */
  { team, services }: { readonly team: TeamPlan; readonly services: readonly ModelServicePlan[] },
): ApplicationPlan {
  const project = teamProject(platform, repository, team);
  return {
    name: project.name,
    project,
    files: [`${teamsFolder}/${team.name}/*.yaml`, `${namespacesFolder}/${team.namespace}/*.yaml`],
    ignoredFields: services.flatMap(setByRollouts),
  };
}

/** Fields that Argo Rollouts sets during a rollout: selectors of Services and weights of routes. */
function setByRollouts({ namespace, rollout }: ModelServicePlan): readonly ForeignFieldsPlan[] {
  switch (rollout.kind) {
    case 'rolling':
      return [];
    case 'canary':
      return [
        ...[rollout.stableService, rollout.canaryService].map((name) => selectorOf(namespace, name)),
        ...rollout.routes.map((name) => weightsOf(namespace, name)),
      ];
    case 'blue-green':
      return [rollout.activeService, rollout.previewService].map((name) => selectorOf(namespace, name));
    default:
      return assertNever(rollout);
  }
}

function selectorOf(namespace: string, name: string): ForeignFieldsPlan {
  return {
    group: '',
    kind: 'Service',
    namespace,
    name,
    fields: { kind: 'json-pointer', pointer: `/spec/selector/${revisionLabel}` },
    why: 'Argo Rollouts sets the revision in the selector of a Service',
  };
}

function weightsOf(namespace: string, name: string): ForeignFieldsPlan {
  return {
    group: 'gateway.networking.k8s.io',
    kind: 'HTTPRoute',
    namespace,
    name,
    fields: { kind: 'jq', expression: '.spec.rules[].backendRefs[].weight' },
    why: 'Argo Rollouts sets the weights of the revisions',
  };
}
