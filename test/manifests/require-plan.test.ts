import type { Construct } from 'constructs';
import { ModelGateway } from '../../lib/manifests/gateway/model-gateway';
import { ModelGatewayClass } from '../../lib/manifests/gateway/model-gateway-class';
import { ModelService } from '../../lib/manifests/model-service/model-service';
import { Monitoring } from '../../lib/manifests/monitoring/monitoring';
import { PlatformNamespace } from '../../lib/manifests/platform-namespace';
import { PriorityClass } from '../../lib/manifests/priority-class';
import { Team } from '../../lib/manifests/team/team';
import { TrainingJob } from '../../lib/manifests/training-job/training-job';
import { TrainingQueues } from '../../lib/manifests/training-queue/training-queues';
import { definition } from '../fixtures/definition';
import { thrownFindings } from '../fixtures/findings';
import { gatewayPlan, monitoringPlan, servicePlan, teamPlan } from '../fixtures/plan';
import { jobOf, planOf } from '../fixtures/plan-of';
import { withTraining } from '../fixtures/training';
import { renderConstruct } from './render-construct';

const constructs = [
  ModelGateway,
  ModelGatewayClass,
  ModelService,
  Monitoring,
  PlatformNamespace,
  PriorityClass,
  Team,
  TrainingJob,
  TrainingQueues,
] as readonly (new (
  scope: Construct,
  id: string,
  plan: never,
) => Construct)[];

describe.each(constructs.map((construct) => [construct.name, construct] as const))('%s', (name, construct) => {
  test.each([
    ['a spec', { namespace: 'analytics', image: 'x' }],
    ['null', null],
    ['nothing', undefined],
    ['a text', 'churn'],
  ])('refuses %s with a finding', (_, value) => {
    const findings = thrownFindings(() => renderConstruct((scope) => new construct(scope, 'x', value as never)));
    expect(findings.map(({ rule, problem }) => [rule, problem.split(' ')[0]])).toEqual([['construct/plan', name]]);
  });
});

describe('plans of other constructs', () => {
  const own = {
    ModelService: servicePlan,
    TrainingJob: jobOf(planOf(withTraining(definition()))),
    Team: teamPlan,
    ModelGateway: gatewayPlan,
    Monitoring: monitoringPlan,
  };
  const pairs = Object.keys(own).flatMap((to) =>
    Object.entries(own).flatMap(([of, plan]) => (of === to ? [] : [[to, of, plan] as const])),
  );

  test.each(pairs)('%s refuses the plan of %s', (to, _, plan) => {
    const construct = constructs.find(({ name }) => name === to);
    if (!construct) throw new Error(`no construct ${to}`);
    const findings = thrownFindings(() => renderConstruct((scope) => new construct(scope, 'x', plan as never)));
    expect(findings.map(({ rule }) => rule)).toEqual(['construct/plan']);
  });
});
