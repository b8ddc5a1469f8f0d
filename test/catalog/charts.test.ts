import { chartNames, charts } from '../../lib/catalog/charts';

test('every chart is listed under its name', () => {
  expect(Object.keys(charts).sort()).toEqual([...chartNames].sort());
  for (const [name, chart] of Object.entries(charts)) expect(chart.name).toBe(name);
});

test.each(Object.values(charts).map((chart) => [chart.name, chart] as const))(
  '%s is pinned and says its source',
  (_name, chart) => {
    expect(chart.repository).toMatch(/^(https|oci):\/\//);
    expect(chart.repository.startsWith('oci:') && chart.repository.endsWith(chart.chart)).toBe(false);
    expect(chart.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect(chart.source.from).toContain(chart.version.replace(/^v/, ''));
    expect(chart.source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  },
);
