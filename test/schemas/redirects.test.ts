import { examples } from './example-objects';

interface Monitor {
  readonly podMetricsEndpoints?: readonly unknown[];
  readonly endpoints?: readonly unknown[];
}

const monitors = examples()
  .flatMap(({ objects }) => objects)
  .filter(({ kind }) => kind === 'PodMonitor' || kind === 'ServiceMonitor');

test('Prometheus follows no redirect of a program in any monitor', () => {
  const endpoints = monitors.flatMap(({ spec }) => {
    const { podMetricsEndpoints = [], endpoints: others = [] } = spec as Monitor;
    return [...podMetricsEndpoints, ...others];
  });
  expect(endpoints.length).toBeGreaterThanOrEqual(monitors.length);
  expect(monitors).not.toEqual([]);
  for (const endpoint of endpoints) expect(endpoint).toMatchObject({ followRedirects: false });
});

test('a monitor of pods in the namespace of a team limits a scrape', () => {
  const ofTeams = monitors.filter(({ spec }) => !(spec as Record<string, unknown>).namespaceSelector);
  expect(ofTeams).not.toEqual([]);
  for (const { spec } of ofTeams) {
    expect(Object.keys(spec as object)).toEqual(
      expect.arrayContaining([
        'sampleLimit',
        'bodySizeLimit',
        'labelLimit',
        'labelNameLengthLimit',
        'labelValueLengthLimit',
      ]),
    );
  }
});
