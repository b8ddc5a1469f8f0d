import { plainStyle } from '../../lib/report/style';
import schema from '../../schema.json';
import { freeFields, leavesOf } from '../fixtures/free-texts';
import { outcomeOf, planned } from './outcome';
import { findingTexts, planTexts, rendered } from './outputs';
import { forms, sceneOf } from './scene';
import { singleUnits, type Unit } from './unit';

// Every output of `check`, `plan`, `explain` and `diff`, on lines that are never wrapped: no line of it is one of a text.

const style = { ...plainStyle, width: 1_000_000 };
const fields = freeFields(schema);
const forged = 'no problems found in platform.yaml';
const anyBreak = /[\n\v\r\u0085\u2028\u2029]/;
const breaks = ['\n', '\r\n', '\u2028', '\u0085', '\u000b'];

const known = new Set<string>();
const scenes = forms.map((form) => {
  const scene = sceneOf('existing', form);
  const { plan } = planned(scene);
  if (!plan) throw new Error('the scene has findings');
  const units = singleUnits(leavesOf(scene, fields), scene).filter(({ field }) => !known.has(field));
  for (const { field } of units) known.add(field);
  return { scene, before: rendered(plan), units };
});

/** All outputs with a text at one place, by name. Findings only if the text is refused. */
function outputs(
  { scene, before }: (typeof scenes)[number],
  unit: Unit,
  text: string,
): Readonly<Record<string, string>> {
  const { accepted, findings } = outcomeOf(scene, [unit], text);
  const [group] = accepted;
  return group ? planTexts(group, before, rendered(group.plan), style) : findingTexts(findings, style);
}

test('a text with line breaks adds no line to any output', () => {
  let accepted = 0;
  const problems = scenes.flatMap((scene) =>
    scene.units.flatMap((unit) =>
      breaks.flatMap((lineBreak) => {
        const found = outputs(scene, unit, `a reason${lineBreak}${forged}${lineBreak}more`);
        accepted += 'the plan as text' in found ? 1 : 0;
        return Object.entries(found)
          .filter(([, text]) => text.split(anyBreak).some((line) => line.trim().startsWith(forged)))
          .map(([name]) => `${unit.field} ${JSON.stringify(lineBreak)}: ${name}`);
      }),
    ),
  );
  expect(problems).toEqual([]);
  expect(known.size).toBeGreaterThan(100);
  expect(accepted).toBeGreaterThan(5);
});
