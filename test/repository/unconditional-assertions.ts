import ts from 'typescript';

const callbacks = new Set(['every', 'filter', 'flatMap', 'forEach', 'map', 'reduce', 'some']);

/** Lines of the tests in a source file that pass without an assertion if a table or a condition is empty. */
export function unassertedTests(name: string, text: string): readonly number[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return testsIn(file)
    .filter((test) => {
      const assertions = assertionsOf(test, false);
      return assertions.includes('conditional') && !assertions.includes('unconditional');
    })
    .map((test) => file.getLineAndCharacterOfPosition(test.getStart()).line + 1);
}

/** The functions of `test(…)`, `test.each(…)(…)` and `it(…)`. */
function testsIn(node: ts.Node): readonly ts.Node[] {
  if (ts.isCallExpression(node) && /^(test|it)\b/.test(node.expression.getText())) {
    const body = node.arguments.find((each) => ts.isArrowFunction(each) || ts.isFunctionExpression(each));
    if (body) return [body];
  }
  return childrenOf(node).flatMap(testsIn);
}

/** Whether each assertion below a node always runs. `expect.hasAssertions()` counts as one that does. */
function assertionsOf(node: ts.Node, conditional: boolean): readonly ('conditional' | 'unconditional')[] {
  if (ts.isCallExpression(node) && /^expect(\.hasAssertions)?$/.test(node.expression.getText())) {
    return [conditional ? 'conditional' : 'unconditional'];
  }
  const guarded = new Set(guardedBy(node));
  return childrenOf(node).flatMap((child) => assertionsOf(child, conditional || guarded.has(child)));
}

/** The parts of a node that run once for each item, or only if a condition holds. */
function guardedBy(node: ts.Node): readonly ts.Node[] {
  if (ts.isForOfStatement(node)) return isFilledLiteral(node.expression) ? [] : [node.statement];
  if (ts.isIterationStatement(node, false)) return [node.statement];
  if (ts.isIfStatement(node)) return node.elseStatement ? [] : [node.thenStatement];
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  return callbacks.has(name.text) && !isFilledLiteral(expression) ? node.arguments : [];
}

/** `[a, b]`, also with `as const`. */
function isFilledLiteral(node: ts.Expression): boolean {
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return isFilledLiteral(node.expression);
  return ts.isArrayLiteralExpression(node) && node.elements.some((each) => !ts.isSpreadElement(each));
}

function childrenOf(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
