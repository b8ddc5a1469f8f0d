/** Environment in which Go behaves the same on every machine: it overrides the user's own settings. */
export function goEnvironment(flags = ''): NodeJS.ProcessEnv {
  return { ...process.env, GOFLAGS: flags, GOWORK: 'off', CGO_ENABLED: '0' };
}

/** The last lines of Go's output. */
export function lastLines(text: string, count = 5): string {
  return messagesOf(text).slice(-count).join('\n');
}

/** The first line of Go's output: the reason, if advice follows it. */
export function firstLine(text: string): string {
  return messagesOf(text)[0] ?? '';
}

/** Lines of the output without progress messages. */
function messagesOf(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .filter((line) => !/^go: (downloading|finding|extracting) /.test(line));
}
