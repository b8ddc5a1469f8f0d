import type { Manifest } from '../../lib/manifests/manifest';

/** A query in an object, and the namespace of the object. */
interface Query {
  readonly object: string;
  readonly namespace: string;
  readonly expr: string;
}

/** Fields with PromQL: of rules and panels, of analyses, and of triggers. */
const fields = new Set(['expr', 'query']);

/** All queries of some objects, also those of dashboards, whose JSON is a text. */
export function promqlOf(objects: readonly Manifest[]): readonly Query[] {
  return objects.flatMap((object) => {
    const { kind, metadata } = object;
    const name = `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    return [...queriesIn(kind === 'ConfigMap' ? dashboardOf(object) : object)].map((expr) => ({
      object: name,
      namespace: metadata.namespace ?? '',
      expr,
    }));
  });
}

function dashboardOf({ metadata, data }: Manifest): unknown {
  if (metadata.labels?.grafana_dashboard !== '1') return {};
  return Object.values(data as Readonly<Record<string, string>>).map((text) => {
    const { panels } = JSON.parse(text) as { readonly panels: unknown };
    return panels;
  });
}

function* queriesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && fields.has(key)) yield inner;
    yield* queriesIn(inner);
  }
}
