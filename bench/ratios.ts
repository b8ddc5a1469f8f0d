/** Median of one system at one size. */
export interface Median {
  readonly system: string;
  readonly services: number;
  readonly seconds: number;
}

/** Pairs of systems whose times are compared. */
const pairs = [
  ['synth, YAML', 'helm template'],
  ['second synth, one service changed', 'check, YAML'],
  ['cdk8s synth, our app', 'synth, YAML'],
] as const;

/** Lines with the ratio of each pair at each size, and of each system between sizes that follow each other. */
export function ratioLines(medians: readonly Median[]): readonly string[] {
  const systems = [...new Set(medians.map(({ system }) => system))];
  return [
    ...pairs.flatMap(([one, other]) => pairLines(medians, one, other)),
    ...systems.flatMap((system) => growth(medians, system)),
  ];
}

function pairLines(medians: readonly Median[], one: string, other: string): readonly string[] {
  const ratios = medians
    .filter(({ system }) => system === one)
    .flatMap(({ services, seconds }) => {
      const base = medians.find((each) => each.system === other && each.services === services);
      return base ? [`${(seconds / base.seconds).toFixed(2)} with ${services} services`] : [];
    });
  return ratios.length === 0 ? [] : [`${one} / ${other}: ${ratios.join(', ')}`];
}

function growth(medians: readonly Median[], name: string): readonly string[] {
  const own = medians.filter(({ system }) => system === name);
  const steps = own.slice(1).map(({ services, seconds }, index) => {
    const before = own[index];
    return `${(seconds / (before?.seconds ?? seconds)).toFixed(1)} from ${before?.services} to ${services} services`;
  });
  return steps.length === 0 ? [] : [`growth of ${name}: ${steps.join(', ')}`];
}
