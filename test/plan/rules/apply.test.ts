import { applyRules, type Contexts, rulesFor } from '../../../lib/plan/rules/apply';
import type { Rule } from '../../../lib/plan/rules/rule';
import type { Scope } from '../../../lib/plan/rules/scopes';

/** A rule that reports every context. */
function rule<S extends Scope>(id: string, scope: S, pathOf: (context: unknown) => string): Rule<S> {
  const check: Rule<S>['check'] = (context) => [{ path: [pathOf(context)], problem: 'a problem', fix: 'a fix' }];
  return { id, scope, waivableBy: 'part', rationale: 'A rule for this test.', check };
}

const nameOf = (context: unknown) => String((context as { readonly name: unknown }).name);
const first = rule('first/rule', 'name', nameOf);
const second = rule('second/rule', 'name', nameOf);
const ofModels = rule('model/rule', 'model', () => 'model');

const contexts: Contexts = {
  name: [
    { kind: 'service', path: [], name: 'a' },
    { kind: 'service', path: [], name: 'b' },
  ],
};

test('findings are in the order of the rules, then of the contexts', () => {
  const found = applyRules(contexts, [second, first]).map(({ rule: id, path }) => `${id} ${path.join('.')}`);
  expect(found).toEqual(['second/rule a', 'second/rule b', 'first/rule a', 'first/rule b']);
});

test('a rule without contexts of its scope is not applied', () => {
  expect(applyRules(contexts, [ofModels])).toEqual([]);
  expect(rulesFor(contexts, [first, ofModels])).toEqual([first]);
});

test('a rule whose scope has no nouns is applicable and reports nothing', () => {
  expect(rulesFor({ model: [] }, [ofModels])).toEqual([ofModels]);
  expect(applyRules({ model: [] }, [ofModels])).toEqual([]);
});
