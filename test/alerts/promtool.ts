import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GoProgram, programPath } from '../go/program';

/** The `promtool` command of Prometheus. Versions and checksums come from the go.mod and go.sum in its folder. */
export const promtool: GoProgram = {
  name: 'promtool',
  folder: join(__dirname, 'promtool'),
  package: 'github.com/prometheus/prometheus/cmd/promtool',
  // Service discovery needs the SDKs of all clouds, and takes most of the build.
  tags: ['remove_all_sd'],
};

/** A group of rules, as in a PrometheusRule. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly { readonly alert?: string; readonly record?: string; readonly expr: string }[];
}

/** A unit test of rules: values of series from minute 0 on, and what a query returns later. */
export interface RuleTest {
  readonly name: string;
  readonly interval: string;
  readonly input_series: readonly InputSeries[];
  readonly promql_expr_test: readonly {
    readonly expr: string;
    readonly eval_time: string;
    readonly exp_samples: readonly { readonly labels: string; readonly value: number }[];
  }[];
}

/** A series with its values in the notation of promtool. */
export interface InputSeries {
  readonly series: string;
  readonly values: string;
}

/**
 * Checks and tests rules with the parser and the engine of Prometheus.
 *
 * @param groups In the order of evaluation: recordings before the alerts that use them.
 * @param every Interval at which the rules are evaluated.
 * @returns The output of promtool if it found a problem; empty otherwise.
 */
export function testRules(groups: readonly RuleGroup[], tests: readonly RuleTest[], every = '5m'): string {
  const folder = mkdtempSync(join(tmpdir(), 'model-platform-rules-'));
  try {
    const rules = join(folder, 'rules.yaml');
    const file = join(folder, 'tests.yaml');
    writeFileSync(rules, JSON.stringify({ groups }));
    // promtool evaluates groups in random order unless it gets one. Alerts before their recordings find no value, because
    // recorded values are out of date after five minutes; servers evaluate rules more often than that.
    const order = groups.map(({ name }) => name);
    const options = { rule_files: [rules], evaluation_interval: every, group_eval_order: order, tests };
    writeFileSync(file, JSON.stringify(options));
    return run(['check', 'rules', '--lint=all', rules]) || run(['test', 'rules', file]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(argv: readonly string[]): string {
  try {
    execFileSync(programPath(promtool), argv, { encoding: 'utf8', maxBuffer: 2 ** 26, stdio: 'pipe' });
    return '';
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
    return `${stdout}${stderr}` || String(error);
  }
}
