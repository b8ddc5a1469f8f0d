import fc from 'fast-check';
import { type CloudProvider, cloudProviders } from '../../../lib/catalog/cloud-providers';
import { gpuTypes } from '../../../lib/catalog/gpus';
import { type MachineType, machinePrice, machineTypes, pricedRegions } from '../../../lib/catalog/machines';
import { chooseMachine, type MachineRequest, type Market } from '../../../lib/plan/providers/choose-machine';
import { cloudNamed } from '../../../lib/plan/providers/select';
import { GiB, MiB } from '../../../lib/units/quantity';

function marketOf(provider: CloudProvider, region: string): Market {
  return { cloud: cloudNamed(provider), region };
}

const market = fc
  .constantFrom(...cloudProviders)
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

/** Every machine that fits, by exhaustive search. */
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

test('chooses the cheapest machine that fits, and none only if none fits', () => {
  fc.assert(
    fc.property(market, size, ({ provider, region }, requested) => {
      const choice = chooseMachine(requestFor(requested), marketOf(provider, region));
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

test('a smaller request never costs more', () => {
  fc.assert(
    fc.property(market, size, size, ({ provider, region }, a, b) => {
      const less = { ...a, cpu: Math.min(a.cpu, b.cpu), memoryGiB: Math.min(a.memoryGiB, b.memoryGiB) };
      const costOf = (requested: Size) => {
        const choice = chooseMachine(requestFor(requested), marketOf(provider, region));
        return choice.kind === 'chosen' ? priceOf(choice.machine, provider, region, a.spot) : Number.POSITIVE_INFINITY;
      };
      expect(costOf(less)).toBeLessThanOrEqual(costOf(a));
    }),
    { numRuns: 500 },
  );
});

test('a pool without GPUs never gets a machine with GPUs', () => {
  expect.hasAssertions();
  fc.assert(
    fc.property(market, size, ({ provider, region }, requested) => {
      const choice = chooseMachine(requestFor(requested), marketOf(provider, region));
      if (choice.kind === 'chosen') expect(choice.machine.gpu).toBeUndefined();
    }),
  );
});

test('a pool with GPUs gets exactly the requested type and number', () => {
  fc.assert(
    fc.property(market, gpu, ({ provider, region }, wanted) => {
      const choice = chooseMachine({ gpu: wanted }, marketOf(provider, region));
      if (choice.kind === 'chosen') expect(choice.machine.gpu).toEqual(wanted);
      else expect(choice.kind).toBe('none');
    }),
  );
});

test('prefers the smaller machine at equal prices, then the first name', () => {
  const market = marketOf('eks', 'us-east-1');
  const chosen = chooseMachine({ machine: { cpu: 2, memory: '8Gi' } }, market);
  // m6i.large, m7i-flex.large and others cost 0.096 or more: the lowest price of machines that are not burstable.
  expect(chosen).toMatchObject({ kind: 'chosen', machine: { name: 'm6i.large' } });
});

test('burstable machines are chosen only by name', () => {
  const market = marketOf('eks', 'us-east-1');
  const [size, name] = [{ cpu: 2, memory: '4Gi' }, { type: 't3.medium' }];
  expect(chooseMachine({ machine: size }, market)).toMatchObject({
    machine: { name: expect.not.stringMatching(/^t3/) },
  });
  expect(chooseMachine({ machine: name }, market)).toMatchObject({ kind: 'chosen', machine: { name: 't3.medium' } });
});

test('a region without prices offers every machine, at the prices of the oldest region', () => {
  const there = chooseMachine({ machine: { cpu: 4, memory: '16Gi' } }, marketOf('eks', 'eu-north-1'));
  const here = chooseMachine({ machine: { cpu: 4, memory: '16Gi' } }, marketOf('eks', 'us-east-1'));
  expect(there).toEqual(here);
});

test('chooses nothing without a request', () => {
  expect(chooseMachine({}, marketOf('gke', 'us-central1'))).toEqual({ kind: 'nothing-asked' });
});

test('chooses only machines with a fabric, and reports the best one without if there are none', () => {
  const market = marketOf('eks', 'us-east-1');
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

test('compact placement does not restrict the machine', () => {
  const request = { machine: { cpu: 4, memory: '16Gi' } };
  const market = marketOf('gke', 'us-central1');
  expect(chooseMachine({ ...request, fabric: true }, market)).toEqual(chooseMachine(request, market));
});

test('a machine without list prices is available in the regions whose zones sell it', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-1' } as const;
  const request = { machine: { type: 'p5e.48xlarge' }, capacity } as const;
  expect(chooseMachine(request, marketOf('eks', 'us-east-2'))).toMatchObject({ kind: 'chosen' });
  expect(chooseMachine(request, marketOf('eks', 'us-east-1'))).toMatchObject({ kind: 'not-in-region' });
});

test('a machine without list prices and without known zones is available in every region', () => {
  const capacity = { kind: 'reservation', reservation: 'block' } as const;
  const request = { machine: { type: 'a4x-highgpu-4g' }, capacity } as const;
  expect(chooseMachine(request, marketOf('gke', 'us-central1'))).toMatchObject({ kind: 'chosen' });
});
