// Times whole processes of this library and of alternative tools: `npm run bench`. It is not part of CI and builds first.
//
//   --sizes 10,100,1000,10000   services, about ten objects each
//   --rounds 5                  rounds; each round runs every system once
//   --json FILE                 also writes all medians as JSON
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, type Run } from './measure';
import { ratioLines } from './ratios';
import { type System, systems } from './systems';

/** Result of one system at one size. */
interface Result {
  readonly system: string;
  readonly services: number;
  readonly seconds: number;
  readonly range: readonly [number, number];
  readonly peakMb?: number;
}

/** Longer runs are not repeated. */
const longSeconds = 60;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10,100,1000,10000' },
      rounds: { type: 'string', default: '5' },
      json: { type: 'string' },
    },
  });
  const sizes = values.sizes.split(',').map((size) => positiveInteger('--sizes', size));
  const rounds = positiveInteger('--rounds', values.rounds);
  // Checks that the file is writable before measuring for an hour.
  if (values.json !== undefined) writeFileSync(values.json, '[]\n');
  print(
    `node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 1024 ** 3)} GB, ${rounds} rounds`,
  );
  const available = systems.filter((system) => {
    const missing = system.missing?.();
    if (missing !== undefined) print(`skipped: ${system.name}: ${missing}`);
    return missing === undefined;
  });
  const results: Result[] = [];
  const root = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    for (const services of sizes) results.push(...(await benchSize(available, { root, services, rounds })));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  print(table(results, sizes));
  for (const line of ratioLines(results)) print(line);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
}

interface Bench {
  /** Folder for all files of the benchmark. It is removed at the end. */
  readonly root: string;
  readonly services: number;
  readonly rounds: number;
}

/** Runs the systems in turns, so that a slow period of the machine affects all of them. */
async function benchSize(available: readonly System[], { root, services, rounds }: Bench): Promise<readonly Result[]> {
  const fitting = available.filter(({ largest = services }) => services <= largest);
  const runs = new Map<System, Run[]>(fitting.map((system) => [system, []]));
  const folders = new Map(fitting.map((system, index) => [system, join(root, `${services}-${index}`)]));
  for (const [system, folder] of folders) {
    mkdirSync(folder, { recursive: true });
    system.prepare(folder, services);
  }
  for (let round = 0; round < rounds; round++) {
    for (const [system, folder] of folders) {
      const before = runs.get(system) ?? [];
      if ((before.at(-1)?.seconds ?? 0) > longSeconds) continue;
      system.before?.(folder, round);
      before.push(await measure({ ...system.command(folder, services), cwd: folder, output: join(root, 'output') }));
    }
  }
  return [...runs].map(([{ name }, all]) => resultOf(name, services, all));
}

function resultOf(system: string, services: number, runs: readonly Run[]): Result {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const peaks = runs.flatMap(({ peakMb }) => (peakMb === undefined ? [] : [peakMb]));
  return {
    system,
    services,
    seconds: round(median(seconds)),
    range: [round(seconds[0] ?? 0), round(seconds.at(-1) ?? 0)],
    ...(peaks.length > 0 && { peakMb: Math.round(Math.max(...peaks)) }),
  };
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? high)) / 2;
}

function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

/** Largest number of services for the column of memory. Not all systems run with more. */
const servicesOfMemory = 1000;

/** Median seconds with the range in parentheses, and the peak memory at the largest size up to {@link servicesOfMemory}. */
function table(results: readonly Result[], sizes: readonly number[]): string {
  const names = [...new Set(results.map(({ system }) => system))];
  const header = ['system', ...sizes.map((size) => `${size} services`), 'memory'];
  const rows = names.map((name) => {
    const own = results.filter(({ system }) => system === name);
    const cells = sizes.map((size) => {
      const result = own.find(({ services }) => services === size);
      return result
        ? `${result.seconds.toFixed(2)} s (${result.range.map((value) => value.toFixed(2)).join('–')})`
        : '';
    });
    const peak = own.filter(({ services }) => services <= servicesOfMemory).at(-1)?.peakMb;
    return [name, ...cells, peak === undefined ? '' : `${peak} MB`];
  });
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function positiveInteger(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option}: ${JSON.stringify(text)} is not a positive integer`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
