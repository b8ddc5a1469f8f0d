import { imageUses } from '../../../definition/image-uses';
import { lookup } from '../../../units/lookup';
import { imageSource } from '../../facts/image-source';
import type { Rule } from '../rule';

/** Images of a registry are used only by the teams that the platform allows. */
export const registryTeamAllowed: Rule<'platform'> = {
  id: 'registry/team-allowed',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Nodes and pull Secrets belong to the platform: a team that can name any image in its part runs the private programs of others.',
  check: ({ definition, plan: { cluster } }) =>
    imageUses(definition).flatMap(({ team, image, path }) => {
      // A copy in a mirror is an image of the mirror, which can hold private images of other addresses.
      const { registry } = imageSource(image, cluster.registries);
      const teams = registry?.teams;
      // `reference/known` reports an unknown team of a registry, which may be this one misspelt.
      if (!registry || !teams || teams.includes(team) || teams.some((each) => !lookup(definition.teams, each)))
        return [];
      return [
        {
          path,
          problem: `the team ${team} uses an image of the registry ${registry.name}, which is not one of its registries`,
          value: image,
          allowed: Object.values(cluster.registries).flatMap((each) =>
            !each.teams || each.teams.includes(team) ? [each.name] : [],
          ),
          fix: `use an image of a registry of the team, or add ${team} to registries.${registry.name}.teams in the definition of the platform`,
        },
      ];
    }),
};
