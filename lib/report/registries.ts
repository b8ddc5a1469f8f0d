import type { RegistryPullPlan } from '../plan/types/registry';
import { assertNever } from '../units/assert-never';
import { teamsText } from './buckets';
import { type Section, tableSection } from './section';

/** The address of each registry, who can pull its images, and the addresses whose images it mirrors. */
export const registriesSection: Section = ({ cluster }, style) =>
  tableSection(
    'Registries',
    [
      { title: 'registry' },
      { title: 'address', wrap: true },
      { title: 'managed' },
      { title: 'pulls', wrap: true },
      { title: 'mirrors', wrap: true },
      { title: 'teams', wrap: true },
    ],
    Object.values(cluster.registries).map(({ name, addresses, pull, mirrors, teams, cloud }) => [
      name,
      addresses.join(', '),
      cloud ? 'yes' : 'no',
      pullText(pull),
      Object.keys(mirrors).sort().join(', '),
      teamsText(teams),
    ]),
    style,
  );

function pullText(pull: RegistryPullPlan): string {
  switch (pull.kind) {
    case 'no-one':
      return 'no one';
    case 'anyone':
      return 'anyone';
    case 'nodes':
      return 'nodes';
    case 'secret':
      return `Secret ${pull.secret}${pull.remote === undefined ? '' : `, copied from ${pull.remote}`}`;
    default:
      return assertNever(pull);
  }
}
