// Every query of the platform reads only series that no other team can write. A team decides what its pods export, but not
// the labels that Prometheus gives their series: the namespace of the pod, and the monitor as job.

import { renderObjects } from '../../lib/manifests/render';
import { promqlOf } from './promql-of';
import { planOfVariant, scenarios } from './scenarios';
import { type Selector, selectorsOf } from './selectors-of';

const variants = scenarios.flatMap(({ name, variants: [first, ...others] }) =>
  [first, ...others].map((variant) => [`${name} on ${variant.name}`, variant] as const),
);

describe.each(variants)('%s', (_, variant) => {
  const plan = planOfVariant(variant);
  const teams = [...Object.values(plan.teams).map(({ namespace }) => namespace), 'a-team-of-the-test'];
  const queries = promqlOf(renderObjects(plan));

  test('has queries', () => {
    expect(queries.length).toBeGreaterThan(0);
    for (const { expr } of queries) expect(selectorsOf(expr).length).toBeGreaterThan(0);
  });

  test('no team writes the series that a query of others reads', () => {
    // Dashboards of all teams are in the namespace of Grafana.
    const owners = new Map(
      Object.values(plan.services).map(({ namespace, monitoring: { dashboardObject: of } }) => [
        `ConfigMap ${of.namespace}/${of.name}`,
        namespace,
      ]),
    );
    const forged = queries.flatMap(({ object, namespace, expr }) =>
      selectorsOf(expr).flatMap((selector) =>
        teams
          .filter((team) => team !== (owners.get(object) ?? namespace) && canWrite(team, selector))
          .map((team) => `${team} writes ${selector.text} of ${object}`),
      ),
    );
    expect([...new Set(forged)]).toEqual([]);
  });
});

/** Whether series of a pod of the team match. All labels but these two can be part of what a pod exports. */
function canWrite(team: string, { matchers }: Selector): boolean {
  const given: Readonly<Record<string, string>> = { namespace: team, job: `${team}/any-monitor` };
  return matchers.every(({ label, operator, value }) => {
    const is = given[label];
    if (is === undefined) return true;
    const matches = operator.endsWith('~') ? new RegExp(`^(?:${value})$`).test(is) : is === value;
    return operator.startsWith('!') ? !matches : matches;
  });
}
