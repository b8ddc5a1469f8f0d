import type { MonitoringPlan } from '../../lib/plan/types/monitoring';

/** A series of a scrape: its name and labels. */
export interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A selector of a query: a name and label matchers. */
export interface Selector {
  readonly name: string;
  readonly matchers: readonly Matcher[];
}

interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** Labels that Prometheus adds when it scrapes; the server does not export them. */
const added = new Set(['namespace', 'job', 'pod', 'container', 'service', 'instance', 'endpoint']);

/** Series of Prometheus itself and of other programs: kube-state-metrics, the kubelet and the proxies of gateways. */
const otherExporters = /^(up$|kube_|container_|kubelet_|envoy_|ALERTS)/;

/** Parses the metrics page of a server. */
export function parseSeries(text: string): readonly Series[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = ''] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? /.exec(line) ?? [];
      return { name, labels: Object.fromEntries(parseMatchers(labels).map(({ label, value }) => [label, value])) };
    });
}

/** Every query of recording rules, alerts and the dashboard. */
export function queriesOf({ recordings, alerts, dashboard }: MonitoringPlan): readonly string[] {
  const panels = dashboard.panels.flatMap(({ queries }) => queries);
  return [...recordings, ...alerts, ...panels].map(({ expr }) => expr);
}

/** Selectors for series of the server itself. Names with a colon are recording rules. */
export function serverSelectors(queries: readonly string[]): readonly Selector[] {
  const all = queries.flatMap((query) =>
    [...query.matchAll(/([a-zA-Z_:][\w:]*)\{((?:[^{}"]|"(?:[^"\\]|\\.)*")*)\}/g)].map(
      ([, name = '', matchers = '']) => ({
        name,
        matchers: parseMatchers(matchers).filter(({ label }) => !added.has(label)),
      }),
    ),
  );
  const own = all.filter(({ name }) => !name.includes(':') && !otherExporters.test(name));
  return [...new Map(own.map((selector) => [JSON.stringify(selector), selector])).values()];
}

/** Whether a selector matches any of the series. */
export function selects(series: readonly Series[], { name, matchers }: Selector): boolean {
  return series.some((each) => each.name === name && matchers.every((matcher) => matches(each, matcher)));
}

function matches({ labels }: Series, { label, operator, value }: Matcher): boolean {
  const actual = labels[label] ?? '';
  const equal = operator.includes('~') ? new RegExp(`^(?:${value})$`).test(actual) : actual === value;
  return operator.startsWith('!') ? !equal : equal;
}

function parseMatchers(text: string): readonly Matcher[] {
  return [...text.matchAll(/([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"/g)].map(
    ([, label = '', operator = '', value = '']) => ({ label, operator, value: value.replace(/\\(.)/g, '$1') }),
  );
}
