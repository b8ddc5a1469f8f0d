import { type Finding, formatPath, type Path } from '../../lib/errors';
import { checkModelPlatform } from '../../lib/plan/plan';
import { isBelow } from '../../lib/units/paths';
import { countOf, sampled } from '../fixtures/cases';
import { definition, existingDefinition, publicGateway, withGateway } from '../fixtures/definition';
import { exampleDefinition } from '../fixtures/example-definition';
import { scenarios } from '../snapshots/scenarios';
import { breaks, pathsOf } from './break-definition';

// The examples have no findings. With one value of the wrong shape, all findings are about that value.

interface OneError {
  readonly example: string;
  readonly path: Path;
  readonly change: string;
  readonly value: unknown;
}

/** Each change at every 130th path of an example, so that no two changes are at the same paths. */
function errorsOf(example: string, value: unknown): readonly OneError[] {
  return Object.entries(breaks).flatMap(([change, apply], offset) =>
    pathsOf(value)
      .filter((_, index) => index % 130 === 20 * offset)
      .map((path, choice) => ({ example, path, change, value: apply(value, path, choice) })),
  );
}

const allErrors = scenarios.flatMap(({ name, variants: [{ files }] }) =>
  errorsOf(name, JSON.parse(JSON.stringify(exampleDefinition(...files)))),
);

const errors = sampled(allErrors, 5);

const isOfShape = ({ rule }: Finding) => rule.startsWith('definition/');
const findingsOf = (value: unknown) => checkModelPlatform(value as never).findings;
/** Whether a finding is about the field, something in it, the map that it is in, or a form of that map. */
const isRelated = (found: Path, path: Path) => isBelow(found, path.slice(0, -1)) || isBelow(path, found);
/** The address of a registry that the platform creates contains its name: without the name no image is in the registry. */
const isOfRegistry = ({ path: [field] }: Finding, path: Path) => field === 'registries' && path[0] === 'name';
const textOf = ({ rule, path }: Finding) => `${rule} ${formatPath(path)}`;

test('a field of the wrong shape in an example has no other findings', () => {
  const checked = errors
    .filter(({ value }) => value !== undefined)
    .map((error) => ({ ...error, findings: findingsOf(error.value) }))
    .filter(({ findings }) => findings.some(isOfShape));
  expect(checked.length).toBeGreaterThan(countOf({ all: 25, few: 5 }));
  const others = checked.flatMap(({ example, path, change, findings }) =>
    findings
      .filter((finding) => !isOfShape(finding) || !isRelated(finding.path, path))
      .filter((finding) => !isOfRegistry(finding, path))
      .map((finding) => `${example}: ${change} of ${formatPath(path)}: ${textOf(finding)}`),
  );
  expect(others).toEqual([]);
});

test.each([
  ['true', true],
  ['a text', 'yes'],
  ['a list', []],
  ['an empty map', {}],
  ['no address', { letsEncrypt: {} }],
  ['a misspelt address', { letsEncrypt: { emial: 'ops@acme.example' } }],
  ['a number as address', { letsEncrypt: { email: 7 } }],
  ['a number as secret', { secret: 7 }],
  ['two certificates', { letsEncrypt: { email: 'ops@acme.example' }, secret: 'cert' }],
])('with %s in place of the certificate of a gateway, all findings are about it', (_, tls) => {
  for (const base of [definition(), existingDefinition()]) {
    const findings = findingsOf(withGateway(base, { ...publicGateway, tls } as never));
    expect(findings).not.toEqual([]);
    expect(findings.filter(({ path }) => !isBelow(path, ['gateways', 'internal', 'tls'])).map(textOf)).toEqual([]);
  }
});
