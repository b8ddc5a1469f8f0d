import type { Manifest } from '../../lib/manifests/manifest';
import { renderObjects } from '../../lib/manifests/render';
import { whyNotTested } from '../go/suite';
import { planOfVariant, scenarios } from '../snapshots/scenarios';
import { type Comparison, compare } from './comparison';

const variants = scenarios.flatMap(({ name, variants: all }) =>
  all.map((variant) => ({ title: `${name} ${variant.name}`, variant })),
);

/** Runs a test if the program is built. The suite reports that it is not. */
const withProgram = whyNotTested() === undefined ? test : test.skip;

const totals = { pairs: 0, connections: 0, open: 0 };
afterAll(() => {
  const { pairs, connections, open } = totals;
  if (pairs === 0) return;
  process.stderr.write(
    `network policies: ${connections} connections of ${pairs} pairs decided as declared, ${open} of them open\n`,
  );
});

withProgram.each(variants)('$title: exactly the declared connections are open', ({ variant }) => {
  const plan = planOfVariant(variant);
  const { differences, ...counts } = compare(plan, renderObjects(plan));
  expect(differences.slice(0, 20)).toEqual([]);
  expect(counts.open).toBeGreaterThan(0);
  for (const key of ['pairs', 'connections', 'open'] as const) totals[key] += counts[key];
});

/** The first example with some policies changed, or removed. */
function changed(change: (policy: Manifest) => Manifest | undefined): Comparison {
  const [{ variant }] = variants as [(typeof variants)[number]];
  const plan = planOfVariant(variant);
  return compare(
    plan,
    renderObjects(plan).flatMap((object) => (object.kind === 'NetworkPolicy' ? (change(object) ?? []) : object)),
  );
}

const mistakes: readonly {
  readonly title: string;
  readonly change: (policy: Manifest) => Manifest | undefined;
  readonly finds: RegExp;
}[] = [
  {
    title: 'a namespace without its default policy',
    change: (policy) => (policy.metadata.name === 'default-deny' ? undefined : policy),
    finds: /allowed, not declared$/,
  },
  {
    title: 'a namespace without DNS',
    change: (policy) => (policy.metadata.name === 'allow-dns' ? undefined : policy),
    finds: /k8s-app=kube-dns 53\/UDP: declared, blocked$/,
  },
  {
    title: 'peers from any namespace',
    change: (policy) => JSON.parse(JSON.stringify(policy).replaceAll(/"matchLabels":\{"kubernetes.io[^}]*\}/g, '')),
    finds: /^elsewhere.*allowed, not declared$/,
  },
];

withProgram.each(mistakes)('the comparison finds $title', ({ change, finds }) => {
  expect(changed(change).differences).toContainEqual(expect.stringMatching(finds));
});
