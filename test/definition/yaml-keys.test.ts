import { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { repeatedKeys } from '../../lib/definition/yaml-keys';
import { readDefinitionSync } from '../../lib/sources/read';
import { countOf } from '../fixtures/cases';
import { temporaryFolder } from '../sources/folder';

const folder = temporaryFolder();

/** A document with this many keys, whose last key is the same as the first. */
function documentOf(count: number): Document {
  const map = new YAMLMap();
  map.items = Array.from({ length: count }, (_, index) => {
    const key = new Scalar(`k${index % (count - 1)}`);
    key.range = [index, index, index];
    return new Pair(key, new Scalar(1));
  });
  const document = new Document();
  document.contents = map as never;
  return document;
}

const keys = countOf({ all: 300_000, few: 50_000 });

test(`${keys} keys are compared in linear time`, () => {
  const start = process.cpuUsage();
  expect(repeatedKeys(documentOf(keys))).toEqual([keys - 1]);
  // Comparing each key with all others takes minutes.
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(keys / 30_000);
});

test.each([
  ['yaml', `teams:\n${Array.from({ length: 300_000 }, (_, index) => `  k${index}: {}`).join('\n')}\n`],
  ['json', `{"teams":{${Array.from({ length: 300_000 }, (_, index) => `"k${index}":1`).join(',')}}}`],
])('a %s file with 300,000 keys is refused before it is parsed', (extension, text) => {
  const file = folder.write(`keys.${extension}`, text);
  expect(readDefinitionSync([file]).findings.map(({ rule }) => rule)).toEqual(['source/too-large']);
});
