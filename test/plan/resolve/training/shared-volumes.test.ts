import type { ContainerPlan } from '../../../../lib/plan/types/container';
import { containerOf, gpuGang, resolvedJob, trains } from '../../../fixtures/gpu-job';

const job = resolvedJob(trains(gpuGang));
const program = containerOf(job, 'program');
const platform = [...job.pod.initContainers, ...job.pod.sidecars];

/** Volumes that two containers mount, with both mounts. */
function shared(container: ContainerPlan) {
  return container.mounts.flatMap((mount) =>
    program.mounts.flatMap((own) => (own.volume === mount.volume ? [{ mount, own }] : [])),
  );
}

test.each(['/data', '/config', '/.aws', '/usr/local/nltk_data'])(
  'the containers with credentials mount the data of %s at a path of the platform',
  (folder) => {
    const { pod } = resolvedJob(trains({ ...gpuGang, data: { [folder]: { bucket: 'models', path: 'clicks' } } }));
    const own = pod.containers.flatMap(({ mounts }) => mounts.filter(({ path }) => path === folder));
    const others = [...pod.initContainers, ...pod.sidecars].flatMap(({ mounts }) => mounts.map(({ path }) => path));
    expect(own).toMatchObject([{ volume: 'data-0', readOnly: true }]);
    expect(others).toContain('/run/data');
    expect(others).not.toContain(folder);
  },
);

test('the program writes no folder from which the containers of the platform read files', () => {
  const pairs = platform.flatMap(shared);
  expect(pairs.map(({ own }) => own.volume)).toEqual(
    expect.arrayContaining(['checkpoints', 'output', 'hand-over', 'program-state']),
  );
  for (const { mount, own } of pairs.filter((pair) => !pair.own.readOnly)) {
    // Either a folder of a volume in which the platform has other folders, or the flag that the platform only looks for.
    const separate = own.subPath === 'files' && mount.subPath === undefined;
    expect({ volume: own.volume, separate: separate || mount.readOnly }).toEqual({
      volume: own.volume,
      separate: true,
    });
  }
});
