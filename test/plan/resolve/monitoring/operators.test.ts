import type { ModelPlatformPlan } from '../../../../lib/plan/types/platform';
import { planOfVariant, scenarios } from '../../../snapshots/scenarios';

/** Every expression in PromQL of a plan. */
function expressionsOf({ services, training, monitoring }: ModelPlatformPlan): readonly string[] {
  return [
    ...Object.values(services).flatMap((service) => [
      ...service.monitoring.recordings.map(({ expr }) => expr),
      ...service.monitoring.alerts.map(({ expr }) => expr),
      ...service.monitoring.dashboard.panels.flatMap(({ queries }) => queries.map(({ expr }) => expr)),
    ]),
    ...Object.values(training).flatMap(({ alerts }) => alerts.alerts.map(({ expr }) => expr)),
    ...(monitoring?.alerts ?? []).map(({ expr }) => expr),
  ];
}

/** The set operators of an expression, in groups that no parenthesis separates. */
function operatorsOf(expr: string): readonly (readonly string[])[] {
  const closed: string[][] = [];
  const open: string[][] = [[]];
  for (const [token] of expr.replace(/"[^"]*"/g, '').matchAll(/[()]|\b(?:and|or|unless)\b/g)) {
    if (token === '(') open.push([]);
    else if (token === ')') closed.push(open.pop() ?? []);
    else open.at(-1)?.push(token);
  }
  return [...closed, ...open];
}

const plans = scenarios.map(({ name, variants: [variant] }) => ({ name, plan: planOfVariant(variant) }));

/** `unless` groups from the left: `a unless b unless c` is `(a unless b) unless c`. */
test.each(plans)('parentheses show the order of set operators in expressions ($name)', ({ plan }) => {
  const unclear = expressionsOf(plan).filter((expr) =>
    operatorsOf(expr).some((group) => group.includes('unless') && group.length > 1),
  );
  expect(unclear).toEqual([]);
});

test('every example has expressions', () => {
  expect(plans.every(({ plan }) => expressionsOf(plan).length > 0)).toBe(true);
});
