import { placeholders } from '../../../catalog/placeholders';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { maskedUrls } from '../../../units/masked';
import { reservedDomain } from '../../../units/reserved-domain';
import { addressesOf } from '../addresses';
import type { Rule, RuleFinding } from '../rule';

const accounts: readonly string[] = Object.values(placeholders.account);
const allPeople: readonly string[] = Object.values(placeholders.people);

/** The placeholders of a new project, and addresses in reserved domains, are replaced. */
export const placeholderReplaced: Rule<'platform'> = {
  id: 'placeholder/replaced',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Manifests with a placeholder name a repository, an account, people or a model that do not exist, and alerts go to no receiver.',
  check: ({ definition }) => [
    ...account(definition),
    ...perimeter(definition),
    ...apiAccess(definition),
    ...objectStore(definition),
    ...nodes(definition),
    ...people(definition),
    ...members(definition),
    ...digests(definition),
    ...addresses(definition),
  ],
};

function account({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const written = 'account' in cluster ? cluster.account : undefined;
  if (written === undefined || !accounts.includes(written)) return [];
  return [finding(['cluster', 'account'], written, 'write the account that the cluster belongs to')];
}

function perimeter({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const written = 'network' in cluster ? cluster.network?.perimeter : undefined;
  if (!written?.startsWith(placeholders.accessPolicy)) return [];
  const problem = 'this is the perimeter of the documentation';
  const fix = 'write the name that `gcloud access-context-manager perimeters list` prints';
  return [{ ...finding(['cluster', 'network', 'perimeter'], written, fix), problem }];
}

function apiAccess({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const ranges = 'network' in cluster ? (cluster.network?.apiAccess ?? []) : [];
  return ranges.flatMap((range, index) =>
    range === placeholders.apiAccess
      ? [finding(['cluster', 'network', 'apiAccess', index], range, 'write your own address, as /32')]
      : [],
  );
}

/** The endpoint is one of the addresses. */
function objectStore({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const cidr = 'objectStore' in cluster ? cluster.objectStore?.cidr : undefined;
  if (cidr !== placeholders.objectStore.cidr) return [];
  return [
    finding(['cluster', 'objectStore', 'cidr'], cidr, 'write the range that the host of your object store resolves to'),
  ];
}

function nodes({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(cluster.nodePools).flatMap(([pool, spec]) =>
    Object.entries<string>('labels' in spec ? spec.labels : {})
      .filter(([, value]) => value === placeholders.nodes)
      .map(([key, value]) =>
        finding(
          ['cluster', 'nodePools', pool, 'labels', key],
          value,
          'write a label that selects your nodes, and in `allocatable` what `kubectl describe node` prints for them',
        ),
      ),
  );
}

function people({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const groups = 'groups' in cluster ? (cluster.groups ?? {}) : {};
  return Object.entries(groups).flatMap(([group, written]) =>
    written.flatMap((person, index) =>
      allPeople.includes(person)
        ? [finding(['cluster', 'groups', group, index], person, 'write who is in the group, as the cloud names them')]
        : [],
    ),
  );
}

function members({ teams = {} }: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(teams).flatMap(([team, spec]) =>
    Object.entries(spec.members ?? {}).flatMap(([role, names]) =>
      names.flatMap((name, index) =>
        name === placeholders.member
          ? [
              finding(
                ['teams', team, 'members', role, index],
                name,
                'write a group or a user of your organization as the cluster authenticates it',
              ),
            ]
          : [],
      ),
    ),
  );
}

function digests({ models }: ModelPlatformDefinition): readonly RuleFinding[] {
  return Object.entries(models ?? {}).flatMap(([model, { versions }]) =>
    Object.entries(versions).flatMap(([version, { sha256 }]) =>
      sha256 === placeholders.digest
        ? [
            finding(
              ['models', model, 'versions', version, 'sha256'],
              sha256,
              'upload the file to the path, and write its digest as sha256sum prints it',
            ),
          ]
        : [],
    ),
  );
}

/** Nothing answers at such an address: alerts are lost, and clusters wait for a repository. */
function addresses(definition: ModelPlatformDefinition): readonly RuleFinding[] {
  return addressesOf(definition).flatMap(({ path, value, host }) => {
    const domain = reservedDomain(host);
    if (domain === undefined) return [];
    return [
      {
        path,
        problem: `this is a placeholder: no address in the domain ${domain} exists, because RFC 2606 reserves it`,
        value: maskedUrls(value),
        fix: fixes[String(path.at(-1))] ?? 'write an address of your organization',
        blocks: 'synth',
      },
    ];
  });
}

/** By field, for the addresses of a new project. */
const fixes: Readonly<Record<string, string>> = {
  endpoint: 'write the URL of your object store',
  repository: 'write the address of the Git repository that Argo CD reads',
  pager: 'write the webhook that calls the people on call',
};

function finding(path: RuleFinding['path'], value: string, fix: string): RuleFinding {
  return { path, problem: 'this is the placeholder of a new project', value, fix, blocks: 'synth' };
}
