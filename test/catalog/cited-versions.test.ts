import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../../lib/catalog/charts';
import { root } from '../snapshots/scenarios';

/** Programs of charts, by repository. */
const programs = new Map(
  Object.values(charts).flatMap(({ program }) => (program ? [[program.repository, program.version] as const] : [])),
);

/** A source such as `argoproj/argo-cd:manifests/crds@v3.4.4` or `envoyproxy/gateway v1.9.1`. */
const citation = /\b([\w-]+\/[\w.-]+?)(?::[\w./-]+)?(?:@| )(v\d+\.\d+\.\d+[\w.-]*\b)/g;

interface Citation {
  readonly file: string;
  readonly repository: string;
  readonly version: string;
}

const cited: readonly Citation[] = readdirSync(join(root, 'lib'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(root, 'lib', file), 'utf8').matchAll(citation)].map(
      ([, repository = '', version = '']): Citation => ({ file, repository, version }),
    ),
  );

test.each([...programs])('the library relies on %s at the version that its chart runs, %s', (repository, version) => {
  const own = cited.filter((each) => each.repository === repository || each.repository.endsWith(`/${repository}`));
  expect(own.length).toBeGreaterThan(0);
  expect(own.filter((each) => each.version !== version)).toEqual([]);
});

/** Modules of the control plane. Kueue's Go module is older than its chart, because newer ones are not published. */
const modules = ['argo-rollouts', 'jobset', 'keda'] as const;

test.each(modules)('the control plane of the tests runs %s at the version of its chart', (name) => {
  const file = readFileSync(join(root, 'test/control-plane/modules', name, 'go.mod'), 'utf8');
  const { repository = '', version = '' } = charts[name].program ?? {};
  const path = repository.replace('kubernetes-sigs/', 'sigs.k8s.io/');
  expect(file).toMatch(new RegExp(`^require \\S*${path}\\S* ${version.replaceAll('.', '\\.')}$`, 'm'));
});
