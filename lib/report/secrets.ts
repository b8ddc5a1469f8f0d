import { secretStoreText } from '../plan/facts/secret-stores';
import { workloads, workloadTitle } from '../plan/facts/workloads';
import type { GatewayPlan } from '../plan/types/gateway';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { SecretStorePlan, SyncedSecretPlan } from '../plan/types/secret-store';
import { type Section, tableSection } from './section';

/** Names of the Secrets that pods and gateways read, by owner: where their values come from, and what reads them. */
export const secretsSection: Section = (plan, style) =>
  tableSection(
    'Secrets',
    [
      { title: 'secret' },
      { title: 'of' },
      { title: 'namespace' },
      { title: 'value from', wrap: true },
      { title: 'read by', wrap: true },
    ],
    ownersOf(plan).flatMap((owner) => rowsOf(owner)),
    style,
  );

/** A team or gateway with the Secrets of its namespace. */
interface SecretOwner {
  /** `team ranking`. */
  readonly title: string;
  readonly namespace: string;
  readonly secretStore?: SecretStorePlan | undefined;
  /** Secrets that External Secrets copies. */
  readonly secrets: readonly SyncedSecretPlan[];
  readonly uses: readonly SecretUse[];
}

/** A Secret, and one of its readers. */
interface SecretUse {
  readonly secret: string;
  readonly reader: string;
  /** Where its value comes from if External Secrets does not copy it. @default 'you create it' */
  readonly source?: string;
}

function ownersOf(plan: ModelPlatformPlan): readonly SecretOwner[] {
  const teams = Object.values(plan.teams).map((team) => ({
    ...team,
    title: `team ${team.name}`,
    uses: usesOfTeam(team.name, plan),
  }));
  const gateways = Object.values(plan.gateways).map((gateway) => ({
    ...gateway,
    title: `gateway ${gateway.name}`,
    uses: usesOfGateway(gateway),
  }));
  return [...teams, ...gateways];
}

function usesOfTeam(team: string, plan: ModelPlatformPlan): readonly SecretUse[] {
  return workloads(plan)
    .filter((workload) => workload.team === team)
    .flatMap((workload) =>
      workload.pod.volumes.flatMap((volume) =>
        volume.kind === 'secret' ? { secret: volume.secret, reader: workloadTitle(workload) } : [],
      ),
    );
}

function usesOfGateway({ name, auth, listener, certificate }: GatewayPlan): readonly SecretUse[] {
  const reader = `proxies of ${name}`;
  const { tlsSecret } = listener;
  return [
    ...(auth && 'secret' in auth ? [{ secret: auth.secret, reader }] : []),
    ...(tlsSecret === undefined
      ? []
      : [{ secret: tlsSecret, reader, ...(certificate && { source: 'cert-manager, which requests it' }) }]),
  ];
}

function rowsOf({ title, namespace, secretStore, secrets, uses }: SecretOwner): readonly (readonly string[])[] {
  const names = [...new Set([...secrets.map(({ name }) => name), ...uses.map(({ secret }) => secret)])];
  return names.map((name) => {
    const copied = secrets.find((each) => each.name === name);
    const own = uses.filter(({ secret }) => secret === name);
    const source = own.find((use) => use.source !== undefined)?.source ?? 'you create it';
    return [
      name,
      title,
      namespace,
      copied && secretStore ? `${copied.remote} in ${secretStoreText(secretStore).name}` : source,
      [...new Set(own.map(({ reader }) => reader))].join(', ') || 'nothing',
    ];
  });
}
