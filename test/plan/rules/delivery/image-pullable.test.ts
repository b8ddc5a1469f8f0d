import { catalogImages } from '../../../../lib/catalog/images';
import { publicHosts } from '../../../../lib/catalog/public-registries';
import { parseImage } from '../../../../lib/units/image';
import { existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { privateImage, privateRegistry, withRegistries } from '../../../fixtures/registries';
import { trainingJob, withTraining } from '../../../fixtures/training';

const id = 'image/pullable';

test.each(['anyone', 'nodes'] as const)('accepts an image of a declared registry from which %s can pull', (kind) => {
  expect(findingsOf(withRegistries({ acme: { ...privateRegistry, pull: { kind } } }), id)).toEqual([]);
});

test('accepts an image of a public registry, and of one with a pull Secret', () => {
  expect(findingsOf(withRegistries({}, 'quay.io/acme/mlserver:1'), id)).toEqual([]);
  expect(findingsOf(withRegistries({ acme: privateRegistry }), id)).toEqual([]);
});

test('the registries of all images of the catalog are public', () => {
  const hosts = catalogImages.map(({ reference }) => parseImage(reference).registry);
  expect(hosts.filter((host) => !publicHosts.includes(host))).toEqual([]);
});

test('refuses an image of a host that no registry declares', () => {
  const other = { ...privateRegistry, address: 'registry.acme.dev:5000' };
  expect(findingsOf(withRegistries({ acme: other }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'runtime', 'image'],
      problem:
        'no registry of the definition has the host registry.acme.dev, so it is not known who can pull the image',
      value: privateImage,
      allowed: [...publicHosts, 'registry.acme.dev:5000'],
      fix: 'add the registry to registries of the platform, with who can pull its images',
    },
  ]);
});

test('refuses the images of jobs and of the scanners of models and teams, each once', () => {
  const scan = { image: privateImage, command: ['scan'] };
  const base = withTraining(existingDefinition(), { ...trainingJob, image: privateImage });
  const churn = { ...base.services?.churn, runtime: { kind: 'scikit-learn' } } as NonNullable<
    typeof base.services
  >[string];
  const models = { churn: { ...base.models?.churn, scan } } as NonNullable<typeof base.models>;
  const paths = (definition: typeof base) => findingsOf(definition, id).map(({ path }) => path.join('.'));
  const scanned = { ...base, models: { ...base.models, ...models }, services: { churn, again: churn } };
  expect(paths(scanned)).toEqual(['models.churn.scan.image', 'training.fit.image']);
  const ofTeam = { ...scanned, teams: { ...scanned.teams, ranking: { modelScan: scan } } };
  expect(paths(ofTeam)).toEqual(['teams.ranking.modelScan.image', 'training.fit.image']);
});

test('refuses a registry from which no one can pull, once', () => {
  const { pull: _, ...closed } = privateRegistry;
  expect(findingsOf(withTraining(withRegistries({ acme: closed }), { image: privateImage }), id)).toEqual([
    {
      rule: id,
      path: ['registries', 'acme'],
      problem: `no one can pull images from this registry, and a workload uses ${privateImage}`,
      value: 'registry.acme.dev',
      fix: 'set pull to who can pull its images: { kind: nodes }, { kind: anyone } or { kind: secret, secret: NAME }',
    },
  ]);
});

test('refuses a mirror from which no one can pull the images of the platform', () => {
  const { pull: _, ...closed } = { ...privateRegistry, mirrors: { 'docker.io': 'hub' } };
  const [finding, ...others] = findingsOf(withRegistries({ acme: closed }, 'quay.io/acme/mlserver:1'), id);
  expect(others).toEqual([]);
  expect(finding?.problem).toMatch(
    /^no one can pull images from this registry, and the platform uses docker\.io\/rclone/,
  );
});
