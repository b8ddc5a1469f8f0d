import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Finding } from '../../lib/errors';
import { checkModelPlatform } from '../../lib/plan/plan';
import { tryAccepted } from './agreement/accepted';
import { definitionOf } from './agreement/definition';
import { Observer } from './agreement/observer';
import { tryRefused } from './agreement/refused';
import { Stage } from './agreement/stage';
import { refusals } from './agreement/verdict';
import { ControlPlane } from './control-plane';

/** Definitions that are tried, by their seeds: `AGREEMENT_SEEDS=17-17` tries one of them again. */
const { AGREEMENT_SEEDS: some } = process.env;
const [first = 0, last = first] = (some ?? '0-311').split('-').map(Number);

/** Definitions of either kind that are wanted. */
const minOfEach = some === undefined ? 100 : 0;

/** How many are tried at one time. */
const together = 12;

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => plane?.stop());

/** What became of one definition. */
interface Result {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Where check and cluster do not say the same. */
  readonly disagreements: readonly string[];
  /** Refusals that came about only in the order of arrival that is meant by them. */
  readonly inOrder: number;
}

test('what the check accepts runs, and what it refuses waits', async () => {
  const results: Result[] = [];
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const observer = new Observer(plane.client);
  const workers = Array.from({ length: together }, async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      plane.check();
      results.push(await tryOut(seed, observer));
    }
  });
  await Promise.all(workers);
  await observer.stop();

  const wrong = results.filter(({ disagreements }) => disagreements.length > 0);
  for (const { seed, disagreements } of wrong) {
    process.stderr.write(`disagreement: seed ${seed} (${written(seed)}): ${disagreements.join('; ')}\n`);
  }
  const refused = results.filter(({ findings }) => findings.length > 0);
  const rules = [...new Set(refused.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const inOrder = results.reduce((sum, result) => sum + result.inOrder, 0);
  process.stderr.write(
    `agreement: ${results.length - wrong.length} of ${results.length}; ${results.length - refused.length} accepted, ` +
      `${refused.length} refused by ${rules.length} rules (${rules.join(', ')}), ${inOrder} of them in a named order only\n`,
  );
  expect(wrong.map(({ seed }) => seed)).toEqual([]);
  expect(Math.min(refused.length, results.length - refused.length)).toBeGreaterThanOrEqual(minOfEach);
}, 900_000);

async function tryOut(seed: number, observer: Observer): Promise<Result> {
  const definition = definitionOf(seed);
  const { plan, findings: all } = checkModelPlatform(definition);
  if (!plan) throw new Error(`seed ${seed}: no plan: ${JSON.stringify(all)}`);
  const findings = refusals(all);
  const stage = new Stage(plan, plane.client, observer);
  try {
    await stage.open();
    if (findings.length === 0) return { seed, findings, disagreements: await tryAccepted(stage), inOrder: 0 };
    const tried = await tryRefused(stage, definition, findings);
    const disagreements = tried.flatMap(({ instead }) => instead ?? []);
    return { seed, findings, disagreements, inOrder: tried.filter(({ inOrder }) => inOrder).length };
  } catch (error) {
    return { seed, findings, disagreements: [String(error)], inOrder: 0 };
  } finally {
    await stage.close();
  }
}

/** File with a definition, for whoever looks into it. */
function written(seed: number): string {
  const file = join(mkdtempSync(join(tmpdir(), 'agreement-')), `platform-${seed}.yaml`);
  writeFileSync(file, stringify(definitionOf(seed)));
  return file;
}
