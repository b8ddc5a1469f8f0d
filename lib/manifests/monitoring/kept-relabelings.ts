import { otherValue } from '../../plan/facts/kept-series';
import type { KeptSeriesPlan, LabelValuesPlan, ScrapePlan } from '../../plan/types/monitoring';
import { assertNever } from '../../units/assert-never';
import type { KubeValue } from '../kube';

/**
 * Labels that Prometheus itself gives to the series of a PodMonitor. A label of the same name that a program exports gets the
 * prefix `exported_`. Source: prometheus-operator v0.93.1, `pkg/prometheus/promcfg.go`.
 */
const targetLabels = ['__name__', 'container', 'endpoint', 'instance', 'job', 'namespace', 'pod'];

/** Prefix of labels that exist only while a series is relabelled. */
const temporary = '__tmp_known_';

/**
 * Relabelings that keep the series of a table and no others. Prometheus matches regular expressions with the whole text, and
 * joins the values of several labels with `;`. No value of a table has one, so a joined text has one meaning.
 */
export function keptRelabelings({
  kept,
  podLabels = [],
}: Pick<ScrapePlan, 'kept' | 'podLabels'>): readonly KubeValue[] {
  if (kept === undefined) return [];
  const labels = [...new Set(kept.flatMap((series) => Object.keys(series.labels)))].sort();
  const all = [...targetLabels, ...podLabels.map(seriesLabel), ...labels].sort();
  const renamed = labels.flatMap((label) => renamings(label, kept));
  return [
    // First, so that a program cannot export the temporary labels.
    { action: 'labelkeep', regex: all.join('|') },
    ...renamed,
    ...(renamed.length > 0 ? [{ action: 'labeldrop', regex: `${temporary}.+` }] : []),
    {
      action: 'keep',
      sourceLabels: ['__name__', ...labels],
      regex: kept.map((series) => seriesPattern(series, labels)).join('|'),
    },
  ];
}

/** Replaces the values that a table does not know. Regular expressions of Prometheus have no negation. */
function renamings(label: string, kept: readonly KeptSeriesPlan[]): readonly KubeValue[] {
  const tables = kept.flatMap(({ labels }) => labels[label] ?? []);
  if (!tables.some(({ kind }) => kind === 'or-other')) return [];
  const known = [...new Set(tables.flatMap((table) => (table.kind === 'status-codes' ? [] : table.values)))];
  const targetLabel = `${temporary}${label}`;
  const isKnown = { sourceLabels: [label], regex: `(${alternatives(known)})`, targetLabel, replacement: '$1' };
  return [
    ...(known.length > 0 ? [isKnown] : []),
    { sourceLabels: [targetLabel, label], regex: ';.+', targetLabel: label, replacement: otherValue },
  ];
}

/** The name and the values of all labels of the table, of which those of other metrics are absent. */
function seriesPattern({ metrics, labels }: KeptSeriesPlan, all: readonly string[]): string {
  return [group(alternatives(metrics)), ...all.map((label) => valuesPattern(labels[label]))].join(';');
}

function valuesPattern(values: LabelValuesPlan | undefined): string {
  if (values === undefined) return '';
  switch (values.kind) {
    case 'only':
      return group(alternatives(values.values));
    case 'or-other':
      return group(alternatives([...values.values, otherValue]));
    case 'status-codes':
      return '[1-5][0-9]{2}';
    default:
      return assertNever(values);
  }
}

function group(pattern: string): string {
  return pattern.includes('|') ? `(${pattern})` : pattern;
}

function alternatives(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
}

/** The name of a label of a pod in Prometheus. */
function seriesLabel(podLabel: string): string {
  return podLabel.replace(/[^a-zA-Z0-9_]/g, '_');
}
