import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Finding } from '../../../lib/errors';
import { poolLabel } from '../nodes';
import { lonePod } from './lone-pod';
import { inNamedOrder } from './order';
import { peaksOf } from './peaks';
import { keepPromises } from './promises';
import type { Outcome, Stage } from './stage';

/** What came of a refusal. */
export interface Tried {
  /** What was seen, where it is not what was said. */
  readonly instead?: string;
  /** Whether it came about in no other order of arrival than that which is meant. */
  readonly inOrder?: boolean;
}

/** What is seen when all services are at their peak, and each training job that is refused comes beside them. */
interface Evidence {
  /** Services with a replica that no node has room for. */
  readonly waiting: ReadonlySet<string>;
  readonly trained: Readonly<Record<string, Outcome>>;
}

/** Those that need everything at its peak come first, and those that change the cluster last. */
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
 * Tries what the check refuses, each thing that it finds. Where pools are not apart it is this alone: all else is found
 * about pools that are.
 */
export async function tryRefused(
  stage: Stage,
  definition: ModelPlatformDefinition,
  findings: readonly Finding[],
): Promise<readonly Tried[]> {
  const notApart = findings.filter(({ rule }) => rule === 'placement/pools-apart');
  const looked = oneForEach(notApart.length > 0 ? notApart : findings);
  const evidence = await gather(stage, looked);
  const tried: Tried[] = [];
  for (const finding of [...looked].sort((a, b) => order.indexOf(a.rule) - order.indexOf(b.rule))) {
    const { instead, ...one } = await tryFinding(stage, definition, finding, evidence);
    const what = `${finding.rule} at ${finding.path.join('.')}: refused, but`;
    tried.push(instead === undefined ? one : { ...one, instead: `${what} ${instead}` });
  }
  return tried;
}

/** What a rule finds in one place, of CPU, memory and GPUs alike, is tried once. */
function oneForEach(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.rule} ${finding.path.join('.')}`, finding])).values()];
}

async function gather(stage: Stage, findings: readonly Finding[]): Promise<Evidence> {
  const peaks = peaksOf(stage.plan);
  await stage.scale(peaks);
  await stage.outcome(peaks);
  const jobs = new Set(findings.flatMap(({ path: [field, name] }) => (field === 'training' ? [String(name)] : [])));
  const trained: Record<string, Outcome> = {};
  for (const name of jobs) {
    trained[name] = await stage.train(name);
    await stage.withdraw(name);
  }
  const waiting = stage.podsOf(await stage.now()).flatMap(({ node, workload }) => (node === '' ? [workload] : []));
  return { waiting: new Set(waiting), trained };
}

function tryFinding(
  stage: Stage,
  definition: ModelPlatformDefinition,
  finding: Finding,
  evidence: Evidence,
): Tried | Promise<Tried> {
  switch (finding.rule) {
    case 'placement/fits-node':
    case 'gpu/request-possible':
      return waits(finding, stage, evidence) ? {} : { instead: 'it is placed' };
    case 'gang/fits-quota':
      return tryQueue(finding, evidence);
    case 'capacity/quotas-fit-pool':
      return tryPromises(stage, definition, finding);
    case 'capacity/replicas-fit-pool':
    case 'capacity/gang-fits-pool':
      return waits(finding, stage, evidence) ? {} : tryOrder(stage, finding);
    case 'placement/pools-apart':
      return tryPools(stage, finding);
    case 'capacity/quota-holds-services':
      return tryQuota(stage, finding);
    default:
      return { instead: 'nothing here tries this rule' };
  }
}

/** Whether what is found is seen to wait: the service or the job that it names, or one of the services of a pool. */
function waits({ path: [field, name, pool] }: Finding, { plan }: Stage, { waiting, trained }: Evidence): boolean {
  if (field === 'training') return trained[String(name)]?.kind !== 'placed';
  if (field === 'services') return waiting.has(String(name));
  return Object.values(plan.services).some((service) => service.pool === pool && waiting.has(service.name));
}

function tryQueue({ path }: Finding, { trained }: Evidence): Tried {
  const kind = trained[String(path[1])]?.kind;
  return kind === 'not-admitted' ? {} : { instead: `it is ${kind}` };
}

async function tryPromises(stage: Stage, definition: ModelPlatformDefinition, { path }: Finding): Promise<Tried> {
  // The pool itself is found, or the part that a team has of it.
  const pool = String(path[0] === 'cluster' ? path[2] : path[3]);
  return (await keepPromises(stage, definition, pool)) ? { instead: 'all teams get what they are promised' } : {};
}

async function tryOrder(stage: Stage, finding: Finding): Promise<Tried> {
  await stage.empty();
  const { kind, why } = await inNamedOrder(stage, finding);
  return kind === 'placed'
    ? { instead: `all pods are placed in every order that was tried ${why}` }
    : { inOrder: true };
}

/** Whether a pod of a pool goes to a node of another while those of its own are closed. */
async function tryPools(stage: Stage, { path: [, , name] }: Finding): Promise<Tried> {
  await stage.empty();
  const pool = String(name);
  const [team = ''] = Object.keys(stage.plan.teams);
  const pod = lonePod(stage.plan, { team, pool, name: 'stray', workload: 'stray', amounts: { cpu: 1 } });
  await stage.cordon(({ metadata }) => metadata.labels?.[poolLabel] === pool);
  await stage.create(pod);
  const { kind } = await stage.outcome({ stray: 1 });
  await stage.remove([pod]);
  await stage.cordon(() => false);
  return kind === 'placed' ? {} : { instead: 'its pods stay away from the nodes of others' };
}

async function tryQuota(stage: Stage, { path: [, name] }: Finding): Promise<Tried> {
  await stage.empty();
  await stage.applyQuotas();
  const peaks = peaksOf(stage.plan, ({ team }) => team === name);
  await stage.scale(peaks);
  const { kind } = await stage.outcome(peaks);
  return kind === 'not-created' ? {} : { instead: `its services are ${kind}` };
}
