import { programContainer, workersName } from '../../plan/facts/training-names';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import { onDisruption } from '../disruption';
import type { Create, KubeValue } from '../kube';
import { podTemplate } from '../pod';
import { fatalExitRules } from './failure';
import { runMetadata } from './run-metadata';

/** Maximum number of pod failure policy rules. Source: kubernetes/kubernetes v1.36.3, pkg/apis/batch/validation. */
const maxRules = 20;

/**
 * A run in a gang of pods, which start and restart together. `suspend` and `ttlSecondsAfterFinished` are not set, for the
 * same reasons as for a Job.
 *
 * When one of its pods is evicted, the inner Job fails at once, and the JobSet restarts it without counting the restart.
 * The other pods lose their peer and usually fail before the evicted pod has terminated. Therefore a failed pod is not
 * restarted alone, and the Job fails with a counted restart only after all pods have ended.
 * Source: kubernetes/kubernetes v1.36.3, pkg/controller/job, pod_failure_policy.go and job_controller.go (a disrupted pod
 * is evaluated before failures are counted); kubernetes-sigs/jobset v0.12.0, pkg/controllers/failure_policy.go.
 */
export function jobSet<T>(create: Create<T>, plan: TrainingJobPlan): T {
  return create('job-set', {
    kind: 'JobSet',
    metadata: runMetadata(plan),
    spec: {
      network: { enableDNSHostnames: true, publishNotReadyAddresses: true },
      failurePolicy: {
        maxRestarts: plan.failure.retries,
        rules: [
          {
            name: 'interrupted',
            action: 'RestartJobSetAndIgnoreMaxRestarts',
            onJobFailureReasons: ['PodFailurePolicy'],
            onJobFailureMessagePatterns: ['has condition DisruptionTarget'],
          },
          {
            name: 'wrong_usage',
            action: 'FailJobSet',
            onJobFailureReasons: ['PodFailurePolicy'],
            onJobFailureMessagePatterns: [`^Container ${programContainer} `],
          },
        ],
      },
      replicatedJobs: [{ name: workersName, replicas: 1, template: { spec: workers(plan) } }],
    },
  });
}

function workers(plan: TrainingJobPlan): KubeValue {
  return {
    completionMode: 'Indexed',
    completions: plan.pods,
    parallelism: plan.pods,
    backoffLimitPerIndex: 0,
    maxFailedIndexes: plan.pods - 1,
    podReplacementPolicy: 'Failed',
    podFailurePolicy: {
      rules: [
        onDisruption('FailJob'),
        ...fatalExitRules(plan),
        // A pod that cannot fetch its files never joins, so the other pods would wait for it.
        ...plan.pod.initContainers.slice(0, maxRules - 2).map(({ name: containerName }) => ({
          action: 'FailJob',
          onExitCodes: { containerName, operator: 'NotIn', values: [0] },
        })),
      ],
    },
    template: podTemplate(plan.pod, plan.selector),
  };
}
