import { OwnCollections } from '../../lib/definition/own-collections';
import { traceOf } from '../../lib/definition/trace';

const trace = traceOf({ name: 'platform.yaml', role: 'base', value: {} });

test('what a merge was given does not change', () => {
  const own = new OwnCollections();
  const [record, list] = [{ a: 1 }, [1]];
  expect(own.extended(record, [['b', 2]])).toEqual({ a: 1, b: 2 });
  expect(own.appended(list, [2])).toEqual([1, 2]);
  expect([...own.traced(trace, [['a', trace]]).children.keys()]).toEqual(['a']);
  expect([record, list, trace.children.size]).toEqual([{ a: 1 }, [1], 0]);
});

test('what a merge has made is extended in place', () => {
  const own = new OwnCollections();
  const record = own.extended({}, [['a', 1]]);
  const list = own.appended([], [1]);
  const { children } = own.traced(trace, [['a', trace]]);
  expect(own.extended(record, [['b', 2]])).toBe(record);
  expect(own.appended(list, [2])).toBe(list);
  expect(own.traced({ ...trace, children }, [['b', trace]]).children).toBe(children);
  expect([record, list, [...children.keys()]]).toEqual([{ a: 1, b: 2 }, [1, 2], ['a', 'b']]);
});
