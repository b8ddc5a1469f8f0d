import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { partFields } from '../../../../lib/definition/schema/part';
import { platformFields } from '../../../../lib/definition/schema/platform';
import { checkSources } from '../../../../lib/plan/plan';
import { readDefinitionSync } from '../../../../lib/sources/read';
import { temporaryFolder } from '../../../sources/folder';
import { foreignNames, part, platform } from './scene';

// The team `shop` owns the files below teams/shop. Nothing in them makes a file one of another team.

const folder = temporaryFolder();
const { team: _, ...own } = part;
const include = [
  { team: 'ranking', files: 'teams/ranking/*' },
  { team: 'shop', files: 'teams/shop/*' },
];

interface Checked {
  readonly rules: readonly string[];
  readonly teams: Readonly<Record<string, string>>;
}

/** Checks the platform with the part of `ranking` and a file of `shop`. */
function checkPart(ofShop: unknown, entries: unknown = include): Checked {
  folder.write('teams/ranking/part.json', JSON.stringify({ training: {} }));
  folder.write('teams/shop/part.json', JSON.stringify(ofShop));
  return check(entries);
}

function check(entries: unknown): Checked {
  const read = readDefinitionSync([folder.write('platform.json', JSON.stringify({ ...platform, include: entries }))]);
  // The rules add nothing to a part that is refused already, and take most of the time.
  const {
    findings,
    plan,
  }: Pick<ReturnType<typeof checkSources>, 'findings' | 'plan'> = read.findings.length > 0
    ? { findings: read.findings }
    : checkSources(read);
  const teams = Object.values(plan?.services ?? {}).map(({ name, team }) => [name, team]);
  return { rules: findings.map(({ rule }) => rule), teams: Object.fromEntries(teams) };
}

/** The part with a team at a workload or waiver. */
function withTeam(field: 'services' | 'training' | 'waivers', team: unknown): unknown {
  if (field === 'waivers') return { ...own, waivers: own.waivers?.map((waiver) => ({ ...waiver, team })) };
  const named = Object.entries(own[field] ?? {}).map(([name, workload]) => [name, { ...workload, team }]);
  return { ...own, [field]: Object.fromEntries(named) };
}

/** A job that reads the data, secret and model of `ranking`. */
const theft = {
  training: {
    theft: {
      ...platform.training?.['fit-churn'],
      team: undefined,
      output: undefined,
      checkpoint: undefined,
    },
  },
};

test('the team of an entry owns the workloads of its files', () => {
  expect(checkPart(own)).toEqual({ rules: [], teams: { churn: 'ranking', rank: 'shop', several: 'shop' } });
});

test('a file can repeat its team', () => {
  expect(checkPart(part).rules).toEqual([]);
});

test('a file that names another team does not get what that team has', () => {
  expect(checkPart({ ...theft, team: 'ranking' }).rules).toContain('part/foreign-team');
  expect(checkPart(theft).rules).toContain('bucket/team-allowed');
  // What the rest of the platform does not use any more is reported; the job itself is allowed.
  const given = [{ team: 'ranking', files: 'teams/shop/*' }];
  expect(new Set(checkPart(theft, given).rules)).toEqual(new Set(['reference/used']));
});

const teams = [
  ...foreignNames,
  '',
  ' shop',
  'Shop',
  'shop ',
  null,
  3,
  ['shop'],
  { shop: {} },
  '__proto__',
  'constructor',
];
const named = teams.flatMap((team) => [
  { what: 'part', team, written: { ...own, team } },
  ...(['services', 'training', 'waivers'] as const).map((field) => ({
    what: field,
    team,
    written: withTeam(field, team),
  })),
]);
const ofPlatform = platformFields
  .filter((field) => !partFields.includes(field))
  .map((field) => ({
    what: field,
    team: 'shop',
    written: { ...own, [field]: Reflect.get({ ...platform, include }, field) ?? {} },
  }));

test('every other team in a file, and every field of the platform, is refused', () => {
  const attacks = [...named, ...ofPlatform];
  const accepted = attacks.filter(({ written }) => checkPart(written).rules.length === 0);
  expect(accepted.map(({ what, team }) => `${what} ${JSON.stringify(team)}`)).toEqual([]);
  process.stderr.write(`files of parts: ${attacks.length} of ${attacks.length} claims of another owner refused\n`);
});

describe('a symbolic link', () => {
  const links = folder.write('links/part.json', JSON.stringify({ training: {} }));

  test.each([
    ['to a file of another team', '../ranking/part.json'],
    ['to a file elsewhere', links],
    ['to its own file', 'part.json'],
    ['to nothing', 'nothing.json'],
  ])('%s is refused', (_, target) => {
    checkPart(own);
    const link = join(folder.path, 'teams/shop/link.json');
    symlinkSync(target, link);
    expect(check(include).rules).toEqual([target === 'nothing.json' ? 'source/missing-file' : 'source/link']);
    rmSync(link);
  });

  test('in place of the folder of a team is refused', () => {
    checkPart(own);
    mkdirSync(join(folder.path, 'linked'), { recursive: true });
    symlinkSync('../teams/ranking', join(folder.path, 'linked/shop'));
    const entries = [{ team: 'shop', files: 'linked/shop/*' }];
    expect(check(entries).rules).toEqual(['source/link']);
  });

  test('above the definition is followed', () => {
    checkPart(own);
    symlinkSync('.', join(folder.path, 'here'));
    const read = readDefinitionSync([join(folder.path, 'here/platform.json')]);
    expect(read.findings).toEqual([]);
    rmSync(join(folder.path, 'here'));
  });
});

test('a file that matches the patterns of two teams is refused', () => {
  const { rules } = checkPart(own, [...include, { team: 'ranking', files: 'teams/*/*.json' }]);
  expect(rules).toEqual(['source/include']);
});
