import { KnownGPUInstanceProfile } from '@azure/arm-containerservice';
import { type GpuType, gpus, gpuTypes } from '../../lib/catalog/gpus';

const rows = Object.values(gpus.rows);

test('every GPU has one row under its name', () => {
  expect(Object.keys(gpus.rows).sort()).toEqual([...gpuTypes].sort());
  for (const [name, row] of Object.entries(gpus.rows)) expect(row.name).toBe(name);
});

test('a GPU supports MIG exactly if it has profiles', () => {
  for (const row of rows)
    expect([row.name, row.sharing.includes('mig')]).toEqual([row.name, row.migProfiles.length > 0]);
  expect(rows.filter((row) => row.migProfiles.length === 0).map((row) => row.name)).toEqual(
    expect.arrayContaining(['t4', 'a10', 'a10g', 'l4', 'l40s', 'v100']),
  );
});

test.each(rows.flatMap((row) => row.migProfiles.map((profile) => [row.name, profile.name, profile, row] as const)))(
  '%s: %s fits as often as it says',
  (_gpu, name, { perGpu }, { memoryMiB }) => {
    const [, slices = '', gb = ''] = /^(\d)g\.(\d+)gb$/.exec(name) ?? [];
    expect(Number(slices) * perGpu).toBeLessThanOrEqual(7);
    // Profile names round the memory up to a whole GB.
    expect((Number(gb) - 1) * perGpu * 1024).toBeLessThanOrEqual(memoryMiB);
  },
);

test('no GPU lists a profile twice', () => {
  expect.hasAssertions();
  for (const { name, migProfiles } of rows) {
    expect([name, new Set(migProfiles.map((profile) => profile.name)).size]).toEqual([name, migProfiles.length]);
  }
});

// AKS names a profile by its compute slices only. It supports MIG on A100, H100 and H200.
test.each<GpuType>(['a100-40gb', 'a100-80gb', 'h100', 'h100-nvl', 'h200'])(
  '%s has every profile that AKS offers',
  (type) => {
    const slices = new Set(gpus.rows[type].migProfiles.map((profile) => profile.name.split('.')[0]));
    const offered = Object.values(KnownGPUInstanceProfile).map((profile) => profile.replace(/^MIG/, ''));
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter((name) => !slices.has(name))).toEqual([]);
  },
);

// NVIDIA/mig-parted:deployments/systemd/config-default.yaml
test.each<[GpuType, string, number]>([
  ['a100-40gb', '1g.5gb', 7],
  ['a100-40gb', '1g.10gb', 4],
  ['a100-80gb', '1g.10gb', 7],
  ['h100', '3g.40gb', 2],
  ['h200', '7g.141gb', 1],
  ['b200', '1g.23gb', 7],
  ['rtx-pro-6000', '2g.48gb', 2],
])('%s holds %s × %i', (type, profile, perGpu) => {
  expect(gpus.rows[type].migProfiles.find((candidate) => candidate.name === profile)?.perGpu).toBe(perGpu);
});

test.each<[GpuType, number]>([
  ['l4', 22888],
  ['a100-80gb', 81920],
  ['h200', 144384],
  ['b300', 275040],
])('%s has %i MiB', (type, memoryMiB) => {
  expect(gpus.rows[type].memoryMiB).toBe(memoryMiB);
});
