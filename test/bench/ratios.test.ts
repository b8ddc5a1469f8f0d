import { ratioLines } from '../../bench/ratios';

test('systems are compared with each other at each size, and with themselves between sizes', () => {
  const medians = [
    { system: 'synth, YAML', services: 100, seconds: 0.5 },
    { system: 'helm template', services: 100, seconds: 1 },
    { system: 'synth, YAML', services: 1000, seconds: 2 },
    { system: 'helm template', services: 1000, seconds: 8 },
    { system: 'synth, YAML', services: 10_000, seconds: 18 },
  ];
  expect(ratioLines(medians)).toEqual([
    'synth, YAML / helm template: 0.50 with 100 services, 0.25 with 1000 services',
    'growth of synth, YAML: 4.0 from 100 to 1000 services, 9.0 from 1000 to 10000 services',
    'growth of helm template: 8.0 from 100 to 1000 services',
  ]);
});
