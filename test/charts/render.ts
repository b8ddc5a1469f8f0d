import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { ChartName } from '../../lib/catalog/charts';
import type { AddOnPlan } from '../../lib/plan/types/add-on';
import type { ChartTools } from './toolchain';

/** Charts whose source is in a Go module, with their folder in it. */
export const chartSources = {
  'cert-manager': ['github.com/cert-manager/cert-manager', 'deploy/charts/cert-manager'],
  'envoy-gateway': ['github.com/envoyproxy/gateway', 'charts/gateway-helm'],
  jobset: ['sigs.k8s.io/jobset', 'charts/jobset'],
  kueue: ['sigs.k8s.io/kueue', 'charts/kueue'],
  'metrics-server': ['sigs.k8s.io/metrics-server', 'charts/metrics-server'],
} as const satisfies Partial<Record<ChartName, readonly [module: string, folder: string]>>;

/** A chart of {@link chartSources}. */
export type SourcedChart = keyof typeof chartSources;

/** Whether the source of a chart is available. */
export function isSourced(name: string): name is SourcedChart {
  return Object.hasOwn(chartSources, name);
}

/** An object that helm rendered. */
// biome-ignore lint/suspicious/noExplicitAny: assertions look into JSON of any shape
export type Rendered = any;

/** Renders charts with helm as Argo CD does: for a Kubernetes version, and with installed API versions. */
export class Helm {
  private readonly folder = mkdtempSync(join(tmpdir(), 'model-platform-charts-'));
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly tools: ChartTools,
    private readonly kubernetes: string,
  ) {}

  /** Renders a chart to YAML. */
  template(chart: SourcedChart, namespace: string, values: AddOnPlan['values']): string {
    const key = JSON.stringify([chart, namespace, values]);
    const known = this.texts.get(key);
    if (known !== undefined) return known;
    const text = this.run(chart, namespace, values);
    this.texts.set(key, text);
    return text;
  }

  private run(chart: SourcedChart, namespace: string, values: AddOnPlan['values']): string {
    if (this.tools.kind === 'missing') throw new Error(this.tools.why);
    const file = join(this.folder, 'values.json');
    writeFileSync(file, JSON.stringify(values));
    const argv = ['template', chart, this.chart(chart), '--namespace', namespace, '--values', file, '--include-crds'];
    const options = [
      '--kube-version',
      `${this.kubernetes}.0`,
      '--api-versions',
      'monitoring.coreos.com/v1/ServiceMonitor',
    ];
    const env = {
      ...process.env,
      HELM_CACHE_HOME: this.folder,
      HELM_CONFIG_HOME: this.folder,
      HELM_DATA_HOME: this.folder,
    };
    return execFileSync(this.tools.helm, [...argv, ...options], { encoding: 'utf8', env, maxBuffer: 2 ** 27 });
  }

  /** Renders a chart to objects. */
  objects(chart: SourcedChart, namespace: string, values: AddOnPlan['values']): readonly Rendered[] {
    const documents = parseAllDocuments(this.template(chart, namespace, values));
    return documents.flatMap((document: { toJS(): unknown }) => document.toJS() ?? []);
  }

  /** Parses YAML inside a rendered object. */
  yaml(text: string): Rendered {
    return parse(text);
  }

  /** Reads a file of the module that contains a chart. */
  source(chart: SourcedChart, path: string): string {
    return readFileSync(join(this.module(chart), path), 'utf8');
  }

  /** Version of the module that contains a chart, from the name of its folder. */
  version(chart: SourcedChart): string | undefined {
    return this.module(chart).split('@').at(-1);
  }

  /** Removes temporary files. */
  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private module(chart: SourcedChart): string {
    const [module] = chartSources[chart];
    const folder = this.tools.kind === 'ready' ? this.tools.modules[module] : undefined;
    if (folder === undefined) throw new Error(`test/charts/go.mod has no ${module}`);
    return folder;
  }

  /** Folder of a chart. Some charts have a template of their default values; images are filled in with a placeholder. */
  private chart(chart: SourcedChart): string {
    const source = join(this.module(chart), chartSources[chart][1]);
    const template = join(source, 'values.tmpl.yaml');
    if (!existsSync(template)) return source;
    const copy = join(this.folder, chart);
    if (!existsSync(copy)) {
      cpSync(source, copy, { recursive: true });
      // Files in Go's module cache are read-only.
      execFileSync('chmod', ['-R', 'u+w', copy]);
      writeFileSync(
        join(copy, 'values.yaml'),
        readFileSync(template, 'utf8').replace(/\$\{\w+\}/g, 'example.com/released:v1'),
      );
    }
    return copy;
  }
}
