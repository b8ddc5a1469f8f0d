import { imagePinned } from '../../../lib/manifests/object-rules/image-pinned';
import { containerOf, deploymentOf, faultsOf, objectOf } from './check';

describe('object/image-pinned', () => {
  test('holds for images with a digest', () => {
    expect(faultsOf(imagePinned, deploymentOf())).toEqual([]);
  });

  test.each(['app', 'app:latest', 'app:1.2.3', 'app@sha256:123', '', undefined])('finds %j', (image) => {
    expect(faultsOf(imagePinned, deploymentOf({}, { image }))).toEqual([
      'Deployment a spec.template.spec.containers[0].image',
    ]);
  });

  test('looks at containers that run before the others', () => {
    const pod = { initContainers: [containerOf(), containerOf({ image: 'app' })] };
    expect(faultsOf(imagePinned, deploymentOf(pod))).toEqual([
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
  ])('looks into a %s', (kind, spec, field) => {
    expect(faultsOf(imagePinned, objectOf(kind, spec))).toEqual([`${kind} a ${field}`]);
  });
});
