import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...markdownIn('docs'),
  ...markdownIn('examples'),
  ...markdownIn('.github'),
];
const links = pages.flatMap((page) => relativeLinks(page).map((link) => [page, link] as const));

/** Paths of the Markdown files in a folder of the repository. */
function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

/** Text of a page without its code blocks and inline code, whose brackets are not links. */
function prose(page: string): string {
  return readFileSync(join(root, page), 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));
}

function relativeLinks(page: string): readonly string[] {
  return [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors of the headings of a page, as GitHub derives them. */
function anchors(page: string): readonly string[] {
  return [...prose(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

test('there are links to check', () => {
  expect(links.length).toBeGreaterThan(30);
});

test.each(links)('%s: the target of %s exists', (page, link) => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? join(root, page) : join(root, dirname(page), path);
  expect(existsSync(target)).toBe(true);
  if (anchor === undefined) return;
  expect(statSync(target).isFile()).toBe(true);
  expect(anchors(relative(root, target))).toContain(anchor);
});

test.each(pages)('%s names imports of the package as they are', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  expect(text).not.toMatch(
    /`model-platform(\/[\w./-]+)?` \||[`'"]model-platform\/(testing|clusters|cdk8s-validation|schema\.json)/,
  );
});
