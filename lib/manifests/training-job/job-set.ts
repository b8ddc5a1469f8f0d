import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { programContainer, workersName } from '../../plan/facts/training-names';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import { type KubeValue, kubeObject } from '../kube';
import { podTemplate } from '../pod';
import { usageErrors } from './failure';
import { queueLabels } from './queue-labels';

/** Rules that Kubernetes takes. Source: kubernetes/kubernetes v1.36.3, pkg/apis/batch/validation. */
const maxRules = 20;

/**
 * A run in a gang of pods, which start together and start again together. Neither `suspend` nor `ttlSecondsAfterFinished`
 * is set, for the same reasons as for a Job.
 *
 * The Job inside ends at once when one of its pods is taken away, and the set starts it again without counting it. When a
 * pod goes, the others lose it and fail, mostly before the one that was told to go has gone: so a pod that fails by itself
 * is not started again alone, and the Job fails, which counts, only when all pods have ended.
 * Source: kubernetes/kubernetes v1.36.3, pkg/controller/job, pod_failure_policy.go and job_controller.go (a pod that was
 * disrupted is looked at before failures are counted); kubernetes-sigs/jobset v0.12.0, pkg/controllers/failure_policy.go.
 */
export function jobSet(scope: Construct, plan: TrainingJobPlan): ApiObject {
  return kubeObject(scope, 'job-set', {
    kind: 'JobSet',
    metadata: { name: plan.run, namespace: plan.namespace, labels: { ...plan.labels, ...queueLabels(plan) } },
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
          { name: 'deadline', action: 'FailJobSet', onJobFailureReasons: ['DeadlineExceeded'] },
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
    activeDeadlineSeconds: plan.deadlineSeconds,
    podReplacementPolicy: 'Failed',
    podFailurePolicy: {
      rules: [
        { action: 'FailJob', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        { action: 'FailJob', onExitCodes: usageErrors },
        // Whoever could not fetch its files never comes to the others, who would wait for it.
        ...plan.pod.initContainers.slice(0, maxRules - 2).map(({ name: containerName }) => ({
          action: 'FailJob',
          onExitCodes: { containerName, operator: 'NotIn', values: [0] },
        })),
      ],
    },
    template: podTemplate(plan.pod, plan.selector),
  };
}
