import type { PanelPlan } from '../../plan/types/monitoring';

/** Grafana's grid has 24 columns, so two panels fit side by side. */
const panelWidth = 12;
const panelHeight = 8;
const panelsInRow = 2;

/** The dashboard variable that selects the Prometheus data source. */
const datasource = { type: 'prometheus', uid: `\${datasource}` } as const;

/** A panel of a Grafana dashboard. Its id and position follow from its index. All keys are in the order of their code units. */
export function panel(plan: PanelPlan, index: number): object {
  return {
    datasource,
    fieldConfig: {
      defaults: {
        custom: {
          fillOpacity: 10,
          lineWidth: 1,
          showPoints: 'never',
          thresholdsStyle: { mode: plan.threshold === undefined ? 'off' : 'line' },
        },
        min: 0,
        thresholds: thresholds(plan.threshold),
        unit: plan.unit,
      },
      overrides: [],
    },
    gridPos: {
      h: panelHeight,
      w: panelWidth,
      x: (index % panelsInRow) * panelWidth,
      y: Math.floor(index / panelsInRow) * panelHeight,
    },
    id: index + 1,
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
      tooltip: { mode: 'multi', sort: 'desc' },
    },
    targets: plan.queries.map(({ expr, legend }, query) => ({
      datasource,
      editorMode: 'code',
      expr,
      legendFormat: legend,
      range: true,
      refId: refId(query),
    })),
    title: plan.title,
    type: 'timeseries',
  };
}

/** Grafana's first step has no value: it starts at minus infinity. */
function thresholds(red: number | undefined): object {
  const steps = [{ color: 'green', value: null as number | null }];
  return { mode: 'absolute', steps: red === undefined ? steps : [...steps, { color: 'red', value: red }] };
}

/** A to Z, then A1, B1 and so on. */
function refId(index: number): string {
  const round = Math.floor(index / 26);
  return `${String.fromCharCode(65 + (index % 26))}${round === 0 ? '' : round}`;
}
