import { spreadAlerts } from '../../../../lib/plan/resolve/monitoring/spread-alerts';
import { definition, existingDefinition, withService } from '../../../fixtures/definition';
import { churnOf } from '../../../fixtures/plan-of';

const service = { name: 'churn', namespace: 'ranking' };
const zones = ['a', 'b', 'c'];
const namesOf = (min: number, max: number, of: readonly string[] = zones) =>
  spreadAlerts(service, { replicas: { min }, pool: { name: 'cpu', nodes: { max }, zones: of } }).map(
    ({ alert }) => alert,
  );

test('two replicas on one node, or in one zone of several, have an alert', () => {
  expect(namesOf(2, 3)).toEqual(['ReplicasOnOneNode', 'ReplicasInOneZone']);
  expect(churnOf(definition()).monitoring.alerts.map(({ alert }) => alert)).toEqual(
    expect.arrayContaining(['ReplicasOnOneNode', 'ReplicasInOneZone']),
  );
});

test('one replica, or a pool of one node, has none', () => {
  expect(namesOf(1, 3)).toEqual([]);
  expect(namesOf(0, 3)).toEqual([]);
  expect(namesOf(2, 1)).toEqual([]);
  const one = churnOf(withService(definition(), { scale: { min: 1, max: 4 } })).monitoring.alerts;
  expect(one.filter(({ alert }) => alert.startsWith('Replicas'))).toEqual([]);
});

test('a pool in one zone, or in zones that the definition does not know, has no alert on zones', () => {
  expect(namesOf(2, 3, ['a'])).toEqual(['ReplicasOnOneNode']);
  const existing = churnOf(existingDefinition()).monitoring.alerts.map(({ alert }) => alert);
  expect(existing).toContain('ReplicasOnOneNode');
  expect(existing).not.toContain('ReplicasInOneZone');
});

test('the description names the pool', () => {
  const [alert] = spreadAlerts(service, { replicas: { min: 2 }, pool: { name: 'cpu', nodes: { max: 2 }, zones: [] } });
  expect(alert?.description).toContain('raise nodes.min of the pool');
  expect(alert?.description).toContain('pool cpu');
});
