import fc from 'fast-check';
import { gpuTypes } from '../../../lib/catalog/gpus';
import {
  type CloudProvider,
  type MachineType,
  machinePrice,
  machineTypes,
  pricedRegions,
} from '../../../lib/catalog/machines';
import { chooseMachine, type MachineRequest } from '../../../lib/plan/providers/choose-machine';
import { GiB, MiB } from '../../../lib/units/quantity';

const clouds: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

const market = fc
  .constantFrom(...clouds)
  .chain((provider) =>
    fc.record({ provider: fc.constant(provider), region: fc.constantFrom(...pricedRegions(provider)) }),
  );

interface Size {
  readonly cpu: number;
  readonly memoryGiB: number;
  readonly arch: 'amd64' | 'arm64';
  readonly spot: boolean;
}

const size = fc.record({
  cpu: fc.integer({ min: 1, max: 200 }),
  memoryGiB: fc.integer({ min: 1, max: 2048 }),
  arch: fc.constantFrom('amd64' as const, 'arm64' as const),
  spot: fc.boolean(),
});

const gpu = fc.record({ type: fc.constantFrom(...gpuTypes), count: fc.constantFrom(1, 2, 4, 8) });

function requestFor({ cpu, memoryGiB, arch, spot }: Size): MachineRequest {
  return { machine: { cpu, memory: `${memoryGiB}Gi`, arch }, capacity: { kind: spot ? 'spot' : 'on-demand' } };
}

function priceOf(machine: MachineType, provider: CloudProvider, region: string, spot: boolean): number {
  const prices = machinePrice(provider, region, machine);
  return (spot ? (prices?.spot ?? prices?.onDemand) : prices?.onDemand) ?? Number.POSITIVE_INFINITY;
}

/** Every machine that would do, by looking at all of them. */
function allThatFit(requested: Size, provider: CloudProvider, region: string) {
  return machineTypes(provider).filter(
    (machine) =>
      machine.gpu === undefined &&
      region in machine.prices &&
      machine.purchase.includes(requested.spot ? 'spot' : 'on-demand') &&
      machine.arch === requested.arch &&
      machine.vcpu >= requested.cpu &&
      machine.memoryMiB * MiB >= requested.memoryGiB * GiB &&
      !machine.name.startsWith('t3'),
  );
}

test('the cheapest machine that fits is chosen, and none only where none fits', () => {
  fc.assert(
    fc.property(market, size, ({ provider, region }, requested) => {
      const choice = chooseMachine(requestFor(requested), { provider, region });
      const prices = allThatFit(requested, provider, region).map((one) =>
        priceOf(one, provider, region, requested.spot),
      );
      if (choice.kind !== 'chosen') return expect(prices).toEqual([]);
      expect(priceOf(choice.machine, provider, region, requested.spot)).toBe(Math.min(...prices));
      expect(allThatFit(requested, provider, region)).toContain(choice.machine);
    }),
    { numRuns: 500 },
  );
});

test('asking for less never costs more', () => {
  fc.assert(
    fc.property(market, size, size, ({ provider, region }, a, b) => {
      const less = { ...a, cpu: Math.min(a.cpu, b.cpu), memoryGiB: Math.min(a.memoryGiB, b.memoryGiB) };
      const costOf = (requested: Size) => {
        const choice = chooseMachine(requestFor(requested), { provider, region });
        return choice.kind === 'chosen' ? priceOf(choice.machine, provider, region, a.spot) : Number.POSITIVE_INFINITY;
      };
      expect(costOf(less)).toBeLessThanOrEqual(costOf(a));
    }),
    { numRuns: 500 },
  );
});

test('a pool without GPUs never gets a machine with some', () => {
  fc.assert(
    fc.property(market, size, (where, requested) => {
      const choice = chooseMachine(requestFor(requested), where);
      if (choice.kind === 'chosen') expect(choice.machine.gpu).toBeUndefined();
    }),
  );
});

test('a pool with GPUs gets just these, in just this number', () => {
  fc.assert(
    fc.property(market, gpu, (where, wanted) => {
      const choice = chooseMachine({ gpu: wanted }, where);
      if (choice.kind === 'chosen') expect(choice.machine.gpu).toEqual(wanted);
      else expect(choice.kind).toBe('none');
    }),
  );
});

test('the order of the catalog does not matter: of equal prices the smaller machine, then the first name', () => {
  const market = { provider: 'eks', region: 'us-east-1' } as const;
  const chosen = chooseMachine({ machine: { cpu: 2, memory: '8Gi' } }, market);
  // m6i.large and m7i-flex.large and others cost 0.096 or more; 0.096 is the least without bursting.
  expect(chosen).toMatchObject({ kind: 'chosen', machine: { name: 'm6i.large' } });
});

test('machines that are throttled when they are busy are had by name only', () => {
  const market = { provider: 'eks', region: 'us-east-1' } as const;
  const [size, name] = [{ cpu: 2, memory: '4Gi' }, { type: 't3.medium' }];
  expect(chooseMachine({ machine: size }, market)).toMatchObject({
    machine: { name: expect.not.stringMatching(/^t3/) },
  });
  expect(chooseMachine({ machine: name }, market)).toMatchObject({ kind: 'chosen', machine: { name: 't3.medium' } });
});

test('of a region without any price everything is taken to be sold, at the price of the oldest region', () => {
  const there = chooseMachine({ machine: { cpu: 4, memory: '16Gi' } }, { provider: 'eks', region: 'eu-north-1' });
  const here = chooseMachine({ machine: { cpu: 4, memory: '16Gi' } }, { provider: 'eks', region: 'us-east-1' });
  expect(there).toEqual(here);
});

test('who asks for nothing gets nothing', () => {
  expect(chooseMachine({}, { provider: 'gke', region: 'us-central1' })).toEqual({ kind: 'nothing-asked' });
});

test('with a fabric only machines that have one are chosen, and the first that would do without is named', () => {
  const market = { provider: 'eks', region: 'us-east-1' } as const;
  expect(chooseMachine({ gpu: { type: 'l4', count: 1 }, fabric: true }, market)).toMatchObject({
    kind: 'chosen',
    machine: { name: 'g6.8xlarge' },
  });
  expect(chooseMachine({ gpu: { type: 't4g', count: 1 }, fabric: true }, market)).toMatchObject({
    kind: 'no-fabric',
    machine: { name: 'g5g.xlarge' },
  });
  expect(chooseMachine({ machine: { type: 'g6.xlarge' }, fabric: true }, market)).toMatchObject({ kind: 'no-fabric' });
});

test('placement close together asks nothing of the machine', () => {
  const request = { machine: { cpu: 4, memory: '16Gi' } };
  const market = { provider: 'gke', region: 'us-central1' } as const;
  expect(chooseMachine({ ...request, fabric: true }, market)).toEqual(chooseMachine(request, market));
});

test('a machine without any list price may be sold anywhere', () => {
  const capacity = { kind: 'reservation', reservation: 'cr-1' } as const;
  const market = { provider: 'eks', region: 'us-east-1' } as const;
  expect(chooseMachine({ machine: { type: 'p5e.48xlarge' }, capacity }, market)).toMatchObject({ kind: 'chosen' });
});
