import { checkParsed } from '../../lib/plan/plan';
import { planText } from '../../lib/report/text';
import { confine } from '../fixtures/confined';
import { definition } from '../fixtures/definition';
import { sectionOf, words } from './section-of';

const reported = (whole: ReturnType<typeof definition>) => planText(checkParsed(whole, {}).plan);

test('a plan says for each channel whether it is closed', () => {
  const rows = sectionOf('Confinement of ranking', reported(confine(definition('aks')))).map((line) =>
    words(line).slice(0, 2),
  );
  expect(rows).toContainEqual(['storage', 'yes']);
  expect(rows).toContainEqual(['dns', 'no']);
  expect(rows).toContainEqual(['identity', 'no']);
  expect(rows).toContainEqual(['start', 'yes']);
});

test('a plan without confined teams has no such section', () => {
  expect(reported(definition('eks'))).not.toContain('Confinement');
  expect(reported(confine(definition('eks')))).toContain('Confinement of ranking');
});
