import type { GatewaySpec } from '../../../definition/gateway';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { groupBy } from '../../../units/group-by';
import { lookup } from '../../../units/lookup';
import { byCodeUnit } from '../../../units/order';
import { webhookSecrets } from '../../add-ons/alertmanager';
import { externalSecrets, secretReaderName } from '../../add-ons/external-secrets';
import { grafanaSecret } from '../../add-ons/kube-prometheus-stack';
import { usesResourceMetrics } from '../../add-ons/metrics-server';
import { prometheusChart, prometheusOf } from '../../add-ons/prometheus';
import { podsOf } from '../../facts/auxiliary-pods';
import { bucketAddress } from '../../facts/bucket-address';
import { existingGpuOwner } from '../../facts/existing-nodes';
import { secretsOf } from '../../facts/gateway-secrets';
import { grantedKeys } from '../../facts/grant-keys';
import { needsOf } from '../../facts/identity-mechanisms';
import { secretStoreText } from '../../facts/secret-stores';
import { subjectText } from '../../facts/subject-text';
import type { Provider } from '../../providers/provider';
import type { AddOnPlan } from '../../types/add-on';
import type { ClusterPlan } from '../../types/cluster';
import type { DeliveryPlan } from '../../types/delivery';
import type { GatewayPlan } from '../../types/gateway';
import type { IdentityPlan } from '../../types/identity';
import type { PrerequisitePlan } from '../../types/prerequisite';
import type { TeamPlan } from '../../types/team';
import type { Workload } from '../../types/workloads';

/** Everything that can depend on something that the user provides. */
interface PrerequisiteContext {
  readonly definition: ModelPlatformDefinition;
  readonly provider: Pick<Provider, 'managesCluster' | 'networkPrerequisites'>;
  readonly cluster: Pick<ClusterPlan, 'pools' | 'identities' | 'buckets' | 'registries'>;
  readonly workloads: readonly Workload[];
  readonly teams: readonly TeamPlan[];
  readonly gateways: readonly GatewayPlan[];
  readonly addOns: readonly AddOnPlan[];
  readonly delivery: DeliveryPlan | undefined;
}

/** What the cluster must have besides what the manifests and `pulumi up` create: first of the cluster, then Secrets. */
export function resolvePrerequisites(context: PrerequisiteContext): readonly PrerequisitePlan[] {
  const { provider } = context;
  return [
    ...provider.networkPrerequisites,
    ...(provider.managesCluster ? [] : ofExistingCluster(context)),
    ...kubeStateMetrics(context),
    ...argoCd(context),
    ...secretStores(context),
    ...secretReaders(context),
    ...monitoringSecrets(context),
    ...heartbeatMonitor(context),
    ...credentials(context),
    ...context.gateways.flatMap((gateway) =>
      gatewaySecrets(gateway, lookup(context.definition.gateways, gateway.name)),
    ),
    ...mountedSecrets(context),
    ...pullRights(context),
  ];
}

function ofExistingCluster({ cluster, workloads, gateways, teams }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const pools = Object.values(cluster.pools);
  const byYou = pools.filter(({ gpu }) => gpu?.devicePlugin === existingGpuOwner);
  const resources = new Set(byYou.flatMap(({ gpu }) => gpu?.resource ?? []));
  const reads = usesResourceMetrics(workloads);
  return [
    ...pools.map(({ name, labels }) => ({
      name: `nodes with ${Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',')}`,
      why: `pool ${name}`,
    })),
    ...[...resources].map((resource) => ({
      name: 'NVIDIA driver and device plugin',
      why: `${resource} on the nodes of ${named(
        'pool',
        byYou.filter(({ gpu }) => gpu?.resource === resource),
      )}`,
    })),
    ...(reads === undefined ? [] : [{ name: 'metrics-server', why: reads }]),
    ...(gateways.length === 0
      ? []
      : [{ name: 'controller for Services of type LoadBalancer', why: `addresses of ${named('gateway', gateways)}` }]),
    ...logIns(teams),
  ];
}

/** Only the owner of a cluster knows how people log in to it. */
function logIns(teams: readonly TeamPlan[]): readonly PrerequisitePlan[] {
  const members = teams.flatMap(({ roles }) => roles.flatMap(({ subjects }) => subjects));
  const names = new Set(members.map(subjectText));
  if (names.size === 0) return [];
  return [
    { name: 'authentication of people', why: `the API server knows them as ${[...names].sort(byCodeUnit).join(', ')}` },
  ];
}

/** The chart of the platform contains it. A Prometheus that is there already may have none. */
function kubeStateMetrics({ definition, workloads }: PrerequisiteContext): readonly PrerequisitePlan[] {
  if (prometheusOf(definition).manage || workloads.length === 0) return [];
  const why =
    'alerts on replicas, rollouts and training runs, and restarts of canary revisions; Prometheus scrapes its metrics of Deployments, EndpointSlices, Jobs and Pods';
  return [{ name: 'kube-state-metrics', why }];
}

/** Argo CD, or what it needs if `pulumi up` installs it. */
function argoCd({ definition, delivery }: PrerequisiteContext): readonly PrerequisitePlan[] {
  if (!delivery) return [];
  const { namespace, bootstrap } = delivery;
  if (!bootstrap) return [{ name: 'Argo CD', namespace, why: 'delivers the manifests' }];
  const credential = definition.delivery?.bootstrap?.credential;
  return credential?.kind === 'secret'
    ? [{ name: `Secret ${credential.secret}`, namespace, why: 'credential of the repository, for Argo CD' }]
    : [];
}

function secretStores({ teams, gateways }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const users = new Map<string, string[]>();
  const add = (kind: string, { name, secretStore }: TeamPlan | GatewayPlan) => {
    const object = secretStore && secretStoreText(secretStore).object;
    if (object !== undefined) users.set(object, [...(users.get(object) ?? []), `${kind} ${name}`]);
  };
  for (const team of teams) add('team', team);
  for (const gateway of gateways) add('gateway', gateway);
  return [...users].map(([name, of]) => ({
    name,
    why: `External Secrets reads from it the secrets of ${of.join(', ')}`,
  }));
}

/** An operator that is there already must use the service account that has access, if its chart creates another one. */
function secretReaders({ cluster, addOns }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const given = addOns.some(({ name, manage }) => name === externalSecrets.chart && !manage);
  if (!given) return [];
  return cluster.identities
    .filter(({ readsSecrets, serviceAccount }) => readsSecrets && serviceAccount !== secretReaderName)
    .map(({ namespace, serviceAccount }) => ({
      name: `ServiceAccount ${serviceAccount}`,
      namespace,
      why: 'External Secrets runs with it, because it can read the secrets',
    }));
}

function monitoringSecrets({ definition, addOns, delivery }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const stack = addOns.find(({ name, manage }) => name === prometheusChart && manage);
  if (!stack) return [];
  const { namespace } = stack;
  const made = delivery?.bootstrap?.passwords.some(({ secret }) => secret === grafanaSecret) ?? false;
  return [
    ...(made
      ? []
      : [{ name: `Secret ${grafanaSecret}`, namespace, why: 'keys admin-user and admin-password of Grafana' }]),
    ...webhookSecrets(definition).map((name) => ({
      name: `Secret ${name}`,
      namespace,
      why: 'addresses of alert receivers',
    })),
  ];
}

/** Receivers of alerts get nothing when monitoring itself fails, which only a program outside of the cluster can report. */
function heartbeatMonitor({ definition }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const { pager, ticket, heartbeat } = definition.monitoring?.alerts ?? {};
  if (heartbeat || (!pager && !ticket) || !prometheusOf(definition).manage) return [];
  return [
    {
      name: 'monitor of heartbeats',
      why: 'reports that Prometheus or Alertmanager itself failed: monitoring.alerts.heartbeat is not set',
    },
  ];
}

/** What pods of each namespace need for the object store. Only the credentials limit what they reach in it. */
function credentials({ cluster: { identities, buckets } }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const ofNamespaces = groupBy(identities, ({ namespace }) => namespace);
  const paths = new Map([...ofNamespaces].map(([namespace, own]) => [namespace, accessText(own, buckets)]));
  const found = new Map(
    identities.flatMap(({ namespace, mechanism }) =>
      needsOf(mechanism).objects.map((name) => {
        const holdsCredentials = mechanism.kind === 'secret' && name === `Secret ${mechanism.secret}`;
        const why = holdsCredentials
          ? `object store: limit the credentials of each team to these paths: ${paths.get(namespace)}`
          : 'certificate of the object store';
        return [`${namespace}/${name}`, { name, namespace, why }] as const;
      }),
    ),
  );
  return [...found.values()];
}

/** What the workloads of a namespace read and write: `read s3://acme-models/churn/*`. */
function accessText(identities: readonly IdentityPlan[], buckets: PrerequisiteContext['cluster']['buckets']): string {
  const texts = identities
    .flatMap(({ grants }) => grants)
    .map((grant) => {
      const bucket = lookup(buckets, grant.bucket);
      const address = bucket ? bucketAddress(bucket.location) : grant.bucket;
      return `${grant.access === 'read' ? 'read' : 'read and write'} ${address}/${grantedKeys(grant)}`;
    });
  return [...new Set(texts)].sort(byCodeUnit).join(', ');
}

function gatewaySecrets(plan: GatewayPlan, spec: Pick<GatewaySpec, 'auth'> | undefined): readonly PrerequisitePlan[] {
  const { name, namespace, listener, certificate } = plan;
  const given = secretsOf(spec?.auth).filter(({ remote }) => remote === undefined);
  return [
    ...(listener.tlsSecret === undefined || certificate
      ? []
      : [{ name: `Secret ${listener.tlsSecret}`, namespace, why: `certificate of gateway ${name}` }]),
    ...given.map(({ secret }) => ({ name: `Secret ${secret}`, namespace, why: `clients of gateway ${name}` })),
  ];
}

/** Secrets that jobs mount, except those that External Secrets copies. */
function mountedSecrets({ definition, teams }: PrerequisiteContext): readonly PrerequisitePlan[] {
  return Object.entries(definition.training ?? {}).flatMap(([job, { team, secrets = {} }]) => {
    const owner = teams.find(({ name }) => name === team);
    if (!owner) return [];
    const copied = new Set(owner.secrets.map(({ name }) => name));
    const mounted = [...new Set(Object.values(secrets))].filter((name) => !copied.has(name));
    return mounted.map((name) => ({ name: `Secret ${name}`, namespace: owner.namespace, why: `training job ${job}` }));
  });
}

/** What pulls images of registries that exist already. */
function pullRights({ cluster: { registries }, workloads }: PrerequisiteContext): readonly PrerequisitePlan[] {
  const accounts = workloads.flatMap(podsOf).map(({ serviceAccount }) => serviceAccount);
  return Object.values(registries).flatMap(({ name, addresses, pull, cloud }): readonly PrerequisitePlan[] => {
    const why = `images of the registry ${name}`;
    if (cloud) return [];
    if (pull.kind === 'nodes') return [{ name: `right of the nodes to pull from ${addresses.join(', ')}`, why }];
    if (pull.kind !== 'secret' || pull.remote !== undefined) return [];
    const using = accounts.filter(({ pullSecrets = [] }) => pullSecrets.includes(pull.secret));
    const namespaces = [...new Set(using.map(({ namespace }) => namespace))].sort(byCodeUnit);
    return namespaces.map((namespace) => ({ name: `Secret ${pull.secret}`, namespace, why }));
  });
}

/** `pool a`, `pools a and b`. */
function named(noun: string, of: readonly { readonly name: string }[]): string {
  return `${noun}${of.length === 1 ? '' : 's'} ${of.map(({ name }) => name).join(' and ')}`;
}
