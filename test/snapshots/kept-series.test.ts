// Prometheus keeps of a pod only the series of a table. Every query of the platform finds its series in it.

import { renderObjects } from '../../lib/manifests/render';
import type { KeptSeriesPlan, LabelValuesPlan, ScrapePlan } from '../../lib/plan/types/monitoring';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { promqlOf } from './promql-of';
import { planOfVariant, scenarios } from './scenarios';
import { type Selector, selectorsOf } from './selectors-of';

const ofTarget = ['container', 'endpoint', 'instance', 'job', 'namespace', 'pod'];

/** Metrics that Prometheus itself records of a target, which no relabeling changes. */
const ofPrometheus = /^(up|scrape_.+)\{/;

describe.each(scenarios.map(({ name, variants: [variant] }) => [name, variant] as const))('%s', (_, variant) => {
  const plan = planOfVariant(variant);
  const scrapes = scrapesOf(plan);
  const queries = promqlOf(renderObjects(plan)).map(({ object, expr }) => ({
    object,
    expr,
    own: ownOf(expr, scrapes),
  }));

  test('every service and every job with checkpoints has a table', () => {
    expect([...scrapes].filter(([, { kept }]) => kept === undefined)).toEqual([]);
  });

  test('every series that a query reads is kept', () => {
    const found = queries.flatMap(({ object, own }) => own.map((each) => ({ object, ...each })));
    if (scrapes.size > 0) expect(found.length).toBeGreaterThan(0);
    expect(
      found
        .filter(({ selector, scrape }) => !isKept(selector, scrape))
        .map(({ object, selector }) => `${object}: ${selector.text}`),
    ).toEqual([]);
  });

  test('every label by which a query groups is kept', () => {
    const missing = queries.flatMap(({ object, expr, own }) => {
      const labels = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(', '));
      const known = own.flatMap(({ scrape }) => [
        ...ofTarget,
        ...podLabels(scrape),
        ...(scrape.kept ?? []).flatMap((kept) => Object.keys(kept.labels)),
      ]);
      return own.length === 0
        ? []
        : labels.filter((label) => !known.includes(label)).map((label) => `${object}: ${label} of ${expr}`);
    });
    expect(missing).toEqual([]);
  });
});

/** Scrapes of pods of workloads by the job of their series. */
function scrapesOf({ services, training }: ModelPlatformPlan): ReadonlyMap<string, ScrapePlan> {
  const ofServices = Object.values(services).map(
    (service) => [`${service.namespace}/${service.name}`, service.monitoring.scrape] as const,
  );
  const ofJobs = Object.values(training).flatMap((job) =>
    job.scrape ? [[`${job.namespace}/${job.name}`, job.scrape] as const] : [],
  );
  return new Map([...ofServices, ...ofJobs]);
}

/** The selectors of a query for series of a workload's own pods. */
function ownOf(expr: string, scrapes: ReadonlyMap<string, ScrapePlan>) {
  return selectorsOf(expr).flatMap((selector) => {
    if (ofPrometheus.test(selector.text)) return [];
    const value = (label: string) => selector.matchers.find((each) => each.label === label)?.value ?? '';
    // The alerts of a job select the pods of its run in place of the job.
    const isCheckpoint = selector.text.startsWith('model_platform_checkpoint_');
    const job = isCheckpoint
      ? [...scrapes.keys()].find(
          (key) => key.startsWith(`${value('namespace')}/`) && value('pod').startsWith(`${key.split('/')[1]}-`),
        )
      : value('job');
    const scrape = scrapes.get(job ?? '');
    return scrape ? [{ selector, scrape }] : [];
  });
}

function podLabels({ podLabels: labels = [] }: ScrapePlan): readonly string[] {
  return labels.map((label) => label.replace(/-/g, '_'));
}

function isKept({ text, matchers }: Selector, scrape: ScrapePlan): boolean {
  const name = /^[^{]*/.exec(text)?.[0] ?? '';
  const names = [...(name === '' ? [] : [{ label: '__name__', operator: '=', value: name }]), ...matchers];
  return (scrape.kept ?? []).some((kept) => names.every((matcher) => canMatch(matcher, kept, scrape)));
}

function canMatch(
  { label, operator, value }: Selector['matchers'][number],
  kept: KeptSeriesPlan,
  scrape: ScrapePlan,
): boolean {
  if ([...ofTarget, ...podLabels(scrape)].includes(label)) return true;
  const values = label === '__name__' ? kept.metrics : valuesOf(kept.labels[label]);
  const pattern = new RegExp(`^(?:${value})$`);
  return values.some(
    (each) => (operator.endsWith('~') ? pattern.test(each) : each === value) !== operator.startsWith('!'),
  );
}

function valuesOf(values: LabelValuesPlan | undefined): readonly string[] {
  if (values === undefined) return [''];
  return values.kind === 'status-codes' ? ['200', '404', '500', '599'] : values.values;
}
