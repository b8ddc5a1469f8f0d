/** Settings with which Go does the same on every machine: what a user has set for other work does not reach it. */
export function goEnvironment(flags = ''): NodeJS.ProcessEnv {
  return { ...process.env, GOFLAGS: flags, GOWORK: 'off', CGO_ENABLED: '0' };
}

/** The last lines of what Go said. */
export function lastLines(text: string, count = 5): string {
  return linesOf(text).slice(-count).join('\n');
}

/** The first line of what Go said, which names the reason where advice follows. */
export function firstLine(text: string): string {
  return linesOf(text)[0] ?? '';
}

/** Without the lines that tell how it got on. */
function linesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .filter((line) => !/^go: (downloading|finding|extracting) /.test(line));
}
