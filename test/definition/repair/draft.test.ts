import { Draft } from '../../../lib/definition/repair/draft';

const written = { list: [{ a: 1 }, { a: 2 }, { a: 3 }], map: { x: 1, y: 2 } };

test('removed elements do not change the paths of others', () => {
  const draft = new Draft(written);
  draft.remove(['list', 0]);
  expect(draft.value()).toEqual({ list: [{ a: 2 }, { a: 3 }], map: { x: 1, y: 2 } });
  expect(draft.get(['list', 2, 'a'])).toBe(3);
  expect(draft.written(['list', 0, 'a'])).toEqual(['list', 1, 'a']);
  draft.remove(['list', 1]);
  expect(draft.written(['list', 0])).toEqual(['list', 2]);
});

test('renamed entries keep their path', () => {
  const draft = new Draft(written);
  draft.rename(['map', 'x'], 'z');
  draft.rename(['map', 'x'], 'w');
  expect(draft.value()).toEqual({ ...written, map: { y: 2, w: 1 } });
  expect(draft.written(['map', 'w'])).toEqual(['map', 'x']);
  expect(draft.get(['map', 'x'])).toBe(1);
});

test('does not change the original', () => {
  const draft = new Draft(written);
  draft.set(['map', 'x'], 7);
  draft.remove(['map', 'y']);
  expect(draft.value()).toEqual({ ...written, map: { x: 7 } });
  expect(written.map).toEqual({ x: 1, y: 2 });
});
