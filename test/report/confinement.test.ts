import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { checkParsed } from '../../lib/plan/plan';
import { planText } from '../../lib/report/text';
import { confine } from '../fixtures/confined';
import { definition, existingDefinition, withCluster } from '../fixtures/definition';
import { sectionOf, words } from './section-of';

const reported = (whole: ModelPlatformDefinition) => planText(checkParsed(whole, {}).plan);

test('a plan says for each channel whether it is closed', () => {
  const rows = sectionOf('Confinement of ranking', reported(confine(definition('aks')))).map((line) =>
    words(line).slice(0, 2),
  );
  expect(rows).toContainEqual(['storage', 'yes']);
  expect(rows).toContainEqual(['dns', 'no']);
  expect(rows).toContainEqual(['identity', 'no']);
  expect(rows).toContainEqual(['start', 'yes']);
});

test('a plan says what only the definition states', () => {
  const network = { perimeter: 'accessPolicies/1/servicePerimeters/ml' };
  const rows = sectionOf('Confinement of ranking', reported(confine(withCluster(definition('gke'), { network }))));
  expect(rows.find((line) => line.trim().startsWith('storage'))).toContain('yes, as the definition states');
  expect(rows.find((line) => line.trim().startsWith('start'))).not.toContain('states');
  const confinement = { start: 'the CNI plugin of ours waits' };
  const existing = confine(withCluster(existingDefinition(), { confinement }));
  const own = sectionOf('Confinement of ranking', reported(existing));
  expect(own.find((line) => line.trim().startsWith('start'))).toContain('yes, as the definition states');
});

test('a plan without confined teams has no such section', () => {
  expect(reported(definition('eks'))).not.toContain('Confinement');
  expect(reported(confine(definition('eks')))).toContain('Confinement of ranking');
});
