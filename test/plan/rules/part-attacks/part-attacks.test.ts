import { parseModelPlatform } from '../../../../lib/definition/parse';
import type { ModelPlatformPart } from '../../../../lib/definition/part';
import { objectSource } from '../../../../lib/definition/source';
import { formatPath } from '../../../../lib/errors';
import type { Manifest } from '../../../../lib/manifests/manifest';
import { renderObjects } from '../../../../lib/manifests/render';
import { type Checked, checkParsed } from '../../../../lib/plan/plan';
import type { ModelPlatformPlan } from '../../../../lib/plan/types/platform';
import schema from '../../../../schema.part.json';
import { hasAllCases, sampled } from '../../../fixtures/cases';
import { freeFields, leavesOf, withLeaf } from '../../../fixtures/free-texts';
import { foreignNames, part, platform } from './scene';

const fields = freeFields(schema);
const leaves = leavesOf(part, fields);

/** Fields of the schema that no attack needs, because their format allows no name. */
const quantities = [
  'services.*.resources.gpu.memory',
  'training.*.checkpoint.expireAfter',
  'training.*.resources.gpu.memory',
];

/**
 * Fields that accept the name of something that belongs to another team, and why that is harmless. Every other field
 * refuses every name.
 */
const harmless: Readonly<Record<string, string>> = {
  'models.*.scan.command.[]': 'the program runs with the permissions of the service',
  'models.*.versions.*.path':
    'the platform lists both teams for the bucket, the grant is for this object alone, and its bytes are pinned by their digest',
  'services.*.consumers.[].clients.[]': 'a client only sends requests to the service of the part',
  'services.*.consumers.[].namespace': 'the consumer gets access to the service of the part, not the other way round',
  'services.*.consumers.[].pods.*': 'a label only selects pods that get access to the service of the part',
  'services.*.consumers.[].pods.KEY': 'a label only selects pods that get access to the service of the part',
  'services.*.pool': 'a pool without training jobs is shared, and quotas limit each team',
  'services.*.rollout.request.path': 'a path of the new version of the part',
  'services.KEY': 'the service is in the namespace of the part; names of other services are refused',
  'training.*.checkpoint.path': 'a folder of a shared bucket that no other team uses',
  'training.*.command.[]': 'the program runs with the permissions of the part',
  'training.*.connections.[].cidr':
    'the address of the object store; ranges of the cluster and ports of its nodes have findings',
  'training.*.connections.[].why': 'a text',
  'training.*.data.*.path': 'a folder of a shared bucket that no other team writes to',
  'training.*.data.KEY': 'a folder of the pod',
  'training.*.env.*': 'the variable is one of the pod',
  'training.*.env.KEY': 'the variable is one of the pod',
  'training.*.output.path': 'a folder of a shared bucket that no other team uses',
  'training.*.run': 'the name of a run of the part',
  'training.*.secrets.KEY': 'a folder of the pod',
  'training.KEY': 'the job is in the namespace of the part; names of other jobs are refused',
  'waivers.[].reason': 'a text',
};

/** A part that is refused when it is merged is not planned. */
function check(of: ModelPlatformPart): Pick<Checked, 'findings' | 'plan'> {
  const { definition, findings } = parseModelPlatform([objectSource({ ...platform, include: [of] })]);
  return definition ? checkParsed(definition) : { findings };
}

/** Everything that another team owns or that protects it. A harmless part changes none of it. */
function protectedBy(plan: ModelPlatformPlan | undefined): object {
  if (!plan) throw new Error('there is no plan');
  const { ranking } = plan.teams;
  const own = ({ namespace }: { readonly namespace: string }) => namespace === ranking?.namespace;
  const partNamespaces = new Set(
    Object.values(plan.teams).flatMap((team) => (team.name === ranking?.name ? [] : [team.namespace])),
  );
  const isForeign = ({ bucket, prefix }: { readonly bucket: string; readonly prefix: string }) =>
    bucket === 'private' || prefix.startsWith('churn/trained') || 'churn/trained/'.startsWith(prefix);
  return {
    team: ranking,
    services: Object.values(plan.services).filter(own),
    training: Object.values(plan.training).filter(own),
    gateways: plan.gateways,
    routesOfGateway: Object.values(plan.services).flatMap(({ routes, name }) =>
      routes.flatMap(({ gateway }) => (gateway === 'open' ? [] : [name])),
    ),
    identities: plan.cluster.identities.filter(own),
    access: plan.cluster.identities
      .filter((identity) => !own(identity))
      .flatMap(({ grants }) => grants.filter((grant) => isForeign(grant) && grant.access !== 'read')),
    reads: plan.cluster.identities
      .filter((identity) => !own(identity))
      .flatMap(({ grants }) => grants.filter(({ bucket }) => bucket === 'private')),
    // A job of the part may name the data of another team in a shared bucket. A model grants nothing beside it.
    folders: plan.cluster.identities
      .filter(({ serviceAccount, namespace }) => isServer(plan, namespace, serviceAccount))
      .flatMap(({ grants }) => grants.filter((grant) => isFolderOfRanking(grant))),
    ingress: plan.edges.filter(({ to }) => to.startsWith(`${ranking?.namespace}/`)),
    objects: foreignObjects(plan),
    waivers: plan.waivers.filter(({ at }) => !at.startsWith('training.fit-rank')),
    namespaces: plan.namespaces,
    // Proxies and controllers may connect to the services of the part.
    addOns: plan.addOns.map(({ why: _, ...addOn }) => ({
      ...addOn,
      networkPolicies: addOn.networkPolicies.map(({ egress, ...policy }) => ({
        ...policy,
        egress: egress?.filter(
          ({ peers }) => !peers.some((peer) => peer.kind === 'pods' && partNamespaces.has(peer.namespace)),
        ),
      })),
    })),
  };
}

function isServer(plan: ModelPlatformPlan, namespace: string, serviceAccount: string): boolean {
  return Object.values(plan.services).some(
    (service) => service.namespace === namespace && service.serviceAccount.name === serviceAccount,
  );
}

/** Whether a grant covers more than one object, and among them files that jobs of `ranking` use. */
function isFolderOfRanking({ prefix }: { readonly prefix: string }): boolean {
  const used = ['customers/2026/', 'churn/trained/'];
  return prefix.endsWith('/') && used.some((folder) => folder.startsWith(prefix) || prefix.startsWith(folder));
}

/** Quota of the other team in the pool that it uses, by resource. It may grow, when the part uses less of the pool. */
function quotaOf(plan: ModelPlatformPlan | undefined): Readonly<Record<string, number>> {
  return plan?.queues?.queues.ranking?.quotas.find(({ pool }) => pool === 'general')?.nominal ?? {};
}

/** Objects in the namespaces of other teams. What they have of a shared pool without a `quota` is compared by itself. */
function foreignObjects(plan: ModelPlatformPlan): readonly Manifest[] {
  const namespaces = new Set(
    Object.values(plan.teams).flatMap((team) => (team.name === part.team ? [] : team.namespace)),
  );
  return renderObjects(plan).filter(
    ({ kind, metadata: { namespace = '' } }) => namespaces.has(namespace) && kind !== 'ResourceQuota',
  );
}

/** The JSON of each part of what a plan must protect. Complete plans of all attacks would fill the memory. */
function textsOf(plan: ModelPlatformPlan | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(protectedBy(plan)).map(([field, value]) => [field, JSON.stringify(value)]));
}

const before = check(part);

test('the part has no findings', () => {
  expect(before.findings.map(({ rule, path, problem }) => `${rule} ${formatPath(path)} ${problem}`)).toEqual([]);
});

test('the part uses every field that takes a free text', () => {
  expect(fields.length).toBeGreaterThan(40);
  expect([...new Set([...leaves.map(({ field }) => field), ...quantities])].sort()).toEqual(fields);
});

// A step that shares no factor with the number of names, so that a sample has every name and every field.
const attacks = sampled(
  leaves.flatMap((leaf) => foreignNames.map((name) => ({ leaf, name }))),
  7,
);
const results = attacks.map((attack) => {
  const { findings, plan } = check(withLeaf(part, attack.leaf, attack.name));
  const refused = findings.length > 0;
  return { ...attack, refused, quota: quotaOf(plan), texts: refused ? {} : textsOf(plan) };
});
const accepted = results.filter(({ refused }) => !refused);

test('a name of another team is refused, or accepted where that is harmless for a stated reason', () => {
  const acceptedFields = [...new Set(accepted.map(({ leaf: { field } }) => field))].sort();
  const reasons = Object.keys(harmless).filter((field) => hasAllCases || acceptedFields.includes(field));
  expect(acceptedFields).toEqual(reasons.sort());
  process.stderr.write(
    `parts: ${results.length} foreign names in ${fields.length} fields: ${results.length - accepted.length} refused, ${accepted.length} harmless\n`,
  );
});

test.each(['closed', 'unlisted'])('the part gets no route on the gateway %s', (name) => {
  const gateways = leaves.filter(({ field }) => field === 'services.*.consumers.[].gateway');
  expect(gateways).toHaveLength(1);
  const found = gateways.flatMap((leaf) => check(withLeaf(part, leaf, name)).findings);
  expect(found.map(({ rule }) => rule)).toContain('network/consumer-reaches');
});

test('no accepted name takes quota of another team', () => {
  const quota = Object.entries(quotaOf(before.plan));
  expect(quota).not.toEqual([]);
  const smaller = accepted.filter((attack) => quota.some(([key, amount]) => (attack.quota[key] ?? 0) < amount));
  expect(smaller.map(({ leaf, name }) => `${formatPath(leaf.path)}: ${name}`)).toEqual([]);
});

test('no accepted name changes anything of another team', () => {
  const expected = textsOf(before.plan);
  expect(accepted.length).toBeGreaterThan(50);
  const changed = accepted.flatMap(({ leaf, name, texts }) => {
    const fieldsChanged = Object.keys(expected).filter((field) => texts[field] !== expected[field]);
    return fieldsChanged.map((field) => `${formatPath(leaf.path)}: ${name} changes ${field}`);
  });
  expect(changed).toEqual([]);
});
