import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Finding } from '../../../lib/errors';
import { poolLabel } from '../nodes';
import { createInOrder } from './arrival-order';
import type { DeployedPlatform, Outcome } from './deployed-platform';
import { nominalQuotasFit } from './nominal-quotas';
import { peaksOf } from './peaks';
import { standalonePod } from './standalone-pod';

/** Result of trying one finding. */
export interface Trial {
  /** What the cluster did, if it contradicts the finding. */
  readonly contradiction?: string;
  /** Whether the cluster confirms it only in a particular order of arrival. */
  readonly onlyInOrder?: boolean;
}

/** State of the cluster with all services at their peak, and each refused training job started beside them in turn. */
interface Evidence {
  /** Services with a pending replica. */
  readonly pending: ReadonlySet<string>;
  readonly trained: Readonly<Record<string, Outcome>>;
}

/** Order in which findings are tried: rules about the peak first, rules whose trial changes the cluster last. */
const order: readonly string[] = [
  'placement/fits-node',
  'gpu/request-possible',
  'gang/fits-quota',
  'capacity/quotas-fit-pool',
  'capacity/replicas-fit-pool',
  'capacity/gang-fits-pool',
  'capacity/quota-holds-services',
];

/**
 * Tries a platform with findings, one finding at a time. If the pools are not disjoint, only that finding is tried: all
 * other rules assume disjoint pools.
 */
export async function tryRefused(
  platform: DeployedPlatform,
  definition: ModelPlatformDefinition,
  findings: readonly Finding[],
): Promise<readonly Trial[]> {
  const overlapping = findings.filter(({ rule }) => rule === 'placement/pools-apart');
  const selected = onePerPath(overlapping.length > 0 ? overlapping : findings);
  const evidence = await collectEvidence(platform, selected);
  const trials: Trial[] = [];
  for (const finding of [...selected].sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))) {
    const { contradiction, ...one } = await tryFinding(platform, definition, finding, evidence);
    const what = `${finding.rule} at ${finding.path.join('.')}: refused, but`;
    trials.push(contradiction === undefined ? one : { ...one, contradiction: `${what} ${contradiction}` });
  }
  return trials;
}

/** Keeps one finding per rule and path: a rule may report CPU, memory and GPUs separately. */
function onePerPath(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.path.join('.')}`, finding])).values()];
}

async function collectEvidence(platform: DeployedPlatform, findings: readonly Finding[]): Promise<Evidence> {
  const peaks = peaksOf(platform.plan);
  await platform.scale(peaks);
  await platform.outcome(peaks);
  const jobs = new Set(findings.flatMap(({ path: [field, name] }) => (field === 'training' ? [String(name)] : [])));
  const trained: Record<string, Outcome> = {};
  for (const name of jobs) {
    trained[name] = await platform.startJob(name);
    await platform.deleteJob(name);
  }
  const pending = platform
    .podsOf(await platform.now())
    .flatMap(({ node, workload }) => (node === '' ? [workload] : []));
  return { pending: new Set(pending), trained };
}

function tryFinding(
  platform: DeployedPlatform,
  definition: ModelPlatformDefinition,
  finding: Finding,
  evidence: Evidence,
): Trial | Promise<Trial> {
  switch (finding.rule) {
    case 'placement/fits-node':
    case 'gpu/request-possible':
      return isPending(finding, platform, evidence) ? {} : { contradiction: 'it is placed' };
    case 'gang/fits-quota':
      return tryQueue(finding, evidence);
    case 'capacity/quotas-fit-pool':
      return tryNominalQuotas(platform, definition, finding);
    case 'capacity/replicas-fit-pool':
    case 'capacity/gang-fits-pool':
      return isPending(finding, platform, evidence) ? {} : tryOrder(platform, finding);
    case 'placement/pools-apart':
      return tryPools(platform, finding);
    case 'capacity/quota-holds-services':
      return tryQuota(platform, finding);
    default:
      return { contradiction: 'there is no trial for this rule' };
  }
}

/** Whether the service or job of the finding is pending, or any service of its pool. */
function isPending(
  { path: [field, name, pool] }: Finding,
  { plan }: DeployedPlatform,
  { pending, trained }: Evidence,
): boolean {
  if (field === 'training') return trained[String(name)]?.kind !== 'placed';
  if (field === 'services') return pending.has(String(name));
  return Object.values(plan.services).some((service) => service.pool === pool && pending.has(service.name));
}

function tryQueue({ path }: Finding, { trained }: Evidence): Trial {
  const kind = trained[String(path[1])]?.kind;
  return kind === 'not-admitted' ? {} : { contradiction: `it is ${kind}` };
}

async function tryNominalQuotas(
  platform: DeployedPlatform,
  definition: ModelPlatformDefinition,
  { path }: Finding,
): Promise<Trial> {
  // The finding is about the pool, or about the quota of a team in it.
  const pool = String(path[0] === 'cluster' ? path[2] : path[3]);
  return (await nominalQuotasFit(platform, definition, pool))
    ? { contradiction: 'all teams can use their quotas' }
    : {};
}

async function tryOrder(platform: DeployedPlatform, finding: Finding): Promise<Trial> {
  await platform.scaleToZero();
  const { kind, reason } = await createInOrder(platform, finding);
  return kind === 'placed'
    ? { contradiction: `all pods are scheduled in every order that was tried ${reason}` }
    : { onlyInOrder: true };
}

/** Whether a pod of a pool is scheduled on a node of another one while the nodes of its own are cordoned. */
async function tryPools(platform: DeployedPlatform, { path: [, , name] }: Finding): Promise<Trial> {
  await platform.scaleToZero();
  const pool = String(name);
  const [team = ''] = Object.keys(platform.plan.teams);
  const pod = standalonePod(platform.plan, { team, pool, name: 'stray', workload: 'stray', amounts: { cpu: 1 } });
  await platform.cordon(({ metadata }) => metadata.labels?.[poolLabel] === pool);
  await platform.create(pod);
  const { kind } = await platform.outcome({ stray: 1 });
  await platform.deletePods([pod]);
  await platform.cordon(() => false);
  return kind === 'placed' ? {} : { contradiction: 'its pods are not scheduled on nodes of other pools' };
}

async function tryQuota(platform: DeployedPlatform, { path: [, name] }: Finding): Promise<Trial> {
  await platform.scaleToZero();
  await platform.applyQuotas();
  const peaks = peaksOf(platform.plan, ({ team }) => team === name);
  await platform.scale(peaks);
  const { kind } = await platform.outcome(peaks);
  return kind === 'not-created' ? {} : { contradiction: `its services are ${kind}` };
}
