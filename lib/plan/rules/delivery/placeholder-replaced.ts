import { placeholders } from '../../../catalog/placeholders';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import type { Rule, RuleFinding } from '../rule';

const accounts: readonly string[] = Object.values(placeholders.account);

/** The placeholders of a new project are replaced. */
export const placeholderReplaced: Rule<'platform'> = {
  id: 'placeholder/replaced',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'Manifests with a placeholder name a repository, an account or a model that does not exist.',
  check: ({ definition }) => [
    ...account(definition),
    ...objectStore(definition),
    ...digests(definition),
    ...repository(definition),
  ],
};

function account({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const written = 'account' in cluster ? cluster.account : undefined;
  if (written === undefined || !accounts.includes(written)) return [];
  return [finding(['cluster', 'account'], written, 'write the account that the cluster belongs to')];
}

function objectStore({ cluster }: ModelPlatformDefinition): readonly RuleFinding[] {
  const endpoint = 'objectStore' in cluster ? cluster.objectStore?.endpoint : undefined;
  if (endpoint !== placeholders.objectStore) return [];
  return [
    finding(['cluster', 'objectStore', 'endpoint'], endpoint, 'write the URL of your object store, and its CIDR range'),
  ];
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

function repository({ delivery }: ModelPlatformDefinition): readonly RuleFinding[] {
  const address = delivery?.repository;
  if (address === undefined || !address.includes(placeholders.repositoryHost)) return [];
  return [finding(['delivery', 'repository'], address, 'write the address of the Git repository that Argo CD reads')];
}

function finding(path: RuleFinding['path'], value: string, fix: string): RuleFinding {
  return { path, problem: 'this is the placeholder of a new project', value, fix, blocks: 'synth' };
}
