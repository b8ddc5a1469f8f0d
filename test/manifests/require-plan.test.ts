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
import { thrownFindings } from '../fixtures/findings';
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
