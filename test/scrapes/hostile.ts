import type { KeptSeriesPlan } from '../../lib/plan/types/monitoring';
import { line } from './pages';

/** Labels that a program could use to look like another target, or like a step of a relabeling. */
const names = [
  'pod',
  'job',
  'instance',
  '__tmp_known_model',
  '__tmp_known_handler',
  '__tmp_known_model_name',
  'tenant',
];

/**
 * Lines that no other scrape has: other metrics, metrics of the table with other values of one label or of all, and with
 * other labels.
 */
export function hostileLines(kept: readonly KeptSeriesPlan[], scrape: number): readonly string[] {
  const unique = (text: string) => `${text}-${scrape}`;
  const labelNames = [...new Set(kept.flatMap(({ labels }) => Object.keys(labels)))];
  return [
    ...Array.from({ length: 50 }, (_, index) => line(`unknown_${scrape}_${index}`, {})),
    ...Array.from({ length: 50 }, (_, index) => line('unknown', { label: unique(`${index}`) })),
    ...kept.flatMap(({ metrics, labels }) => {
      const first = Object.fromEntries(
        Object.entries(labels).map(([label, each]) => [
          label,
          each.kind === 'status-codes' ? '200' : (each.values[0] ?? 'a'),
        ]),
      );
      const all = Object.fromEntries(Object.keys(labels).map((label) => [label, unique(label)]));
      return metrics.flatMap((metric) => [
        line(metric, all),
        line(metric, {}),
        ...[...labelNames, ...names].flatMap((label) => [
          line(metric, { ...first, [label]: unique('a') }),
          line(metric, { ...first, [label]: `${first[label] ?? ''};${scrape}` }),
          line(metric, { ...first, [label]: String(scrape) }),
        ]),
      ]);
    }),
  ];
}
