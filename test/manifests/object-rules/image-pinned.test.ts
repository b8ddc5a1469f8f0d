import { imagePinned } from '../../../lib/manifests/object-rules/image-pinned';
import { containerOf, deploymentOf, objectOf, problemsOf } from './check';

describe('object/image-pinned', () => {
  test('accepts images with a digest', () => {
    expect(problemsOf(imagePinned, deploymentOf())).toEqual([]);
  });

  test.each(['app', 'app:latest', 'app:1.2.3', 'app@sha256:123', '', undefined])('reports the image %j', (image) => {
    expect(problemsOf(imagePinned, deploymentOf({}, { image }))).toEqual([
      'Deployment a spec.template.spec.containers[0].image',
    ]);
  });

  test('checks init containers', () => {
    const pod = { initContainers: [containerOf(), containerOf({ image: 'app' })] };
    expect(problemsOf(imagePinned, deploymentOf(pod))).toEqual([
      'Deployment a spec.template.spec.initContainers[1].image',
    ]);
  });

  test.each<[string, object, string]>([
    ['Pod', { containers: [{ image: 'app' }] }, 'spec.containers[0].image'],
    [
      'CronJob',
      { jobTemplate: { spec: { template: { spec: { containers: [{ image: 'app' }] } } } } },
      'spec.jobTemplate.spec.template.spec.containers[0].image',
    ],
    ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'Rollout'].map(
      (kind): [string, object, string] => [
        kind,
        { template: { spec: { containers: [{ image: 'app' }] } } },
        'spec.template.spec.containers[0].image',
      ],
    ),
    [
      'JobSet',
      {
        replicatedJobs: [
          { template: { spec: { template: { spec: { containers: [] } } } } },
          { template: { spec: { template: { spec: { containers: [{ image: 'app' }] } } } } },
        ],
      },
      'spec.replicatedJobs[1].template.spec.template.spec.containers[0].image',
    ],
  ])('checks the pods of a %s', (kind, spec, field) => {
    expect(problemsOf(imagePinned, objectOf(kind, spec))).toEqual([`${kind} a ${field}`]);
  });
});
