import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Relabeling } from '../fixtures/relabel';
import { type GoProgram, programPath } from '../go/program';

/** The server of Prometheus. Versions and checksums come from the go.mod and go.sum in its folder. */
export const prometheus: GoProgram = {
  name: 'prometheus',
  folder: join(__dirname, 'go'),
  package: 'github.com/prometheus/prometheus/cmd/prometheus',
  // Service discovery needs the SDKs of all clouds, and takes most of the build.
  tags: ['remove_all_sd'],
};

/** The fields of a PodMonitor from which prometheus-operator writes the configuration of a scrape. */
export interface PodMonitorSpec {
  readonly podMetricsEndpoints: readonly [
    { readonly path: string; readonly followRedirects?: boolean; readonly metricRelabelings?: readonly Relabeling[] },
  ];
  readonly sampleLimit?: number;
  readonly bodySizeLimit?: string;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
}

/** A pod that is scraped. */
export interface Target {
  readonly job: string;
  readonly address: string;
  /** Path on this machine, in place of that of the monitor. */
  readonly path: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: PodMonitorSpec;
}

/** A running server. */
export interface Prometheus {
  /** The error of the last scrape of each job; empty if there is none. */
  lastErrors(): Promise<Readonly<Record<string, string>>>;
  /** The number of all series that a selector has ever matched. */
  seriesOf(selector: string): Promise<number>;
  close(): void;
}

/** Source: prometheus-operator v0.93.1, `pkg/prometheus/promcfg.go`. */
function scrapeConfig({ job, address, path, labels, spec }: Target): object {
  const { podMetricsEndpoints, ...limits } = spec;
  const [{ followRedirects, metricRelabelings = [] }] = podMetricsEndpoints;
  return {
    job_name: job,
    metrics_path: path,
    follow_redirects: followRedirects,
    sample_limit: limits.sampleLimit,
    body_size_limit: limits.bodySizeLimit,
    label_limit: limits.labelLimit,
    label_name_length_limit: limits.labelNameLengthLimit,
    label_value_length_limit: limits.labelValueLengthLimit,
    metric_relabel_configs: metricRelabelings.map(({ sourceLabels, targetLabel, ...same }) => ({
      ...same,
      source_labels: sourceLabels,
      target_label: targetLabel,
    })),
    static_configs: [{ targets: [address], labels }],
  };
}

/** Starts a server that scrapes the targets twice a second. */
export async function startPrometheus(targets: readonly Target[], port: number): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
  const file = join(folder, 'prometheus.yaml');
  const every = '500ms';
  writeFileSync(
    file,
    JSON.stringify({
      global: { scrape_interval: every, scrape_timeout: every },
      scrape_configs: targets.map(scrapeConfig),
    }),
  );
  const argv = [
    `--config.file=${file}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=error',
  ];
  const child = spawn(programPath(prometheus), argv, { env: {}, stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const api = async (path: string, parameters: Readonly<Record<string, string>>) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(parameters)}`);
    const { data, error } = (await response.json()) as { readonly data: unknown; readonly error?: string };
    if (error !== undefined) throw new Error(error);
    return data;
  };
  const close = () => {
    child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    child.kill('SIGKILL');
  };
  for (let second = 0; second < 30 && child.exitCode === null; second += 0.25) {
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(() => undefined);
    if (ready?.ok) {
      return {
        lastErrors: async () => {
          const { activeTargets } = (await api('targets', { state: 'active' })) as {
            readonly activeTargets: readonly { readonly scrapePool: string; readonly lastError: string }[];
          };
          return Object.fromEntries(activeTargets.map(({ scrapePool, lastError }) => [scrapePool, lastError]));
        },
        seriesOf: async (selector) => ((await api('series', { 'match[]': selector })) as unknown[]).length,
        close,
      };
    }
    await wait(250);
  }
  close();
  throw new Error(`Prometheus is not ready:\n${output}`);
}
