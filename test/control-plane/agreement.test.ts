import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Finding } from '../../lib/errors';
import { checkModelPlatform } from '../../lib/plan/plan';
import { tryAccepted } from './agreement/accepted';
import { capacityFindings } from './agreement/capacity-findings';
import { definitionOf } from './agreement/definition';
import { DeployedPlatform } from './agreement/deployed-platform';
import { Observer } from './agreement/observer';
import { tryRefused } from './agreement/refused';
import { ControlPlane } from './control-plane';

/** Seeds of the definitions to try: `AGREEMENT_SEEDS=17-17` tries a single one. */
const { AGREEMENT_SEEDS: seedRange } = process.env;
const [first = 0, last = first] = (seedRange ?? '0-311').split('-').map(Number);

/** Minimum number of accepted and of refused definitions. */
const minOfEach = seedRange === undefined ? 100 : 0;

/** Number of definitions that are tried concurrently. */
const concurrency = 12;

let plane: ControlPlane;
beforeAll(async () => {
  plane = await ControlPlane.start((line) => process.stderr.write(`${line}\n`));
}, 2_400_000);
afterAll(async () => plane?.stop());

/** Result for one definition. */
interface Result {
  readonly seed: number;
  readonly findings: readonly Finding[];
  /** Differences between the check and the cluster. */
  readonly disagreements: readonly string[];
  /** Findings that the cluster confirms only in a particular order of arrival. */
  readonly onlyInOrder: number;
}

test('the cluster runs what the check accepts, and holds back what it refuses', async () => {
  const results: Result[] = [];
  const seeds = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const observer = new Observer(plane.client);
  const workers = Array.from({ length: concurrency }, async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      plane.check();
      results.push(await tryDefinition(seed, observer));
    }
  });
  await Promise.all(workers);
  await observer.stop();

  const wrong = results.filter(({ disagreements }) => disagreements.length > 0);
  for (const { seed, disagreements } of wrong) {
    process.stderr.write(`disagreement: seed ${seed} (${writeDefinition(seed)}): ${disagreements.join('; ')}\n`);
  }
  const refused = results.filter(({ findings }) => findings.length > 0);
  const rules = [...new Set(refused.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const onlyInOrder = results.reduce((sum, result) => sum + result.onlyInOrder, 0);
  process.stderr.write(
    `agreement: ${results.length - wrong.length} of ${results.length}; ${results.length - refused.length} accepted, ` +
      `${refused.length} refused by ${rules.length} rules (${rules.join(', ')}), ${onlyInOrder} of them only in a particular order of arrival\n`,
  );
  expect(wrong.map(({ seed }) => seed)).toEqual([]);
  expect(Math.min(refused.length, results.length - refused.length)).toBeGreaterThanOrEqual(minOfEach);
}, 900_000);

async function tryDefinition(seed: number, observer: Observer): Promise<Result> {
  const definition = definitionOf(seed);
  const { plan, findings: all } = checkModelPlatform(definition);
  if (!plan) throw new Error(`seed ${seed}: no plan: ${JSON.stringify(all)}`);
  const findings = capacityFindings(all);
  const platform = new DeployedPlatform(plan, plane.client, observer);
  try {
    await platform.deploy();
    if (findings.length === 0) return { seed, findings, disagreements: await tryAccepted(platform), onlyInOrder: 0 };
    const trials = await tryRefused(platform, definition, findings);
    const disagreements = trials.flatMap(({ contradiction }) => contradiction ?? []);
    return { seed, findings, disagreements, onlyInOrder: trials.filter(({ onlyInOrder }) => onlyInOrder).length };
  } catch (error) {
    return { seed, findings, disagreements: [String(error)], onlyInOrder: 0 };
  } finally {
    await platform.tearDown();
  }
}

/** Writes a definition to a file, for debugging. */
function writeDefinition(seed: number): string {
  const file = join(mkdtempSync(join(tmpdir(), 'agreement-')), `platform-${seed}.yaml`);
  writeFileSync(file, stringify(definitionOf(seed)));
  return file;
}
