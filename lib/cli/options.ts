import { type Command, InvalidArgumentError, Option } from 'commander';

/** Flags of every command that reads a definition. */
export interface DefinitionOptions {
  readonly file?: readonly string[];
  readonly outputs?: string;
}

/** Adds `--file` and `--outputs`. */
export function addDefinitionOptions(command: Command): Command {
  return command
    .option(
      '-f, --file <file>',
      'file of the definition, YAML or TypeScript; may be given again, and later files change earlier ones',
      (file: string, earlier: readonly string[] = []) => [...earlier, file],
    )
    .option('--outputs <file>', 'what only the cloud knows: the output of `pulumi stack output --json`');
}

/** How a command prints its result. */
export type Format = 'text' | 'json';

/** The flag `--format`. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text');
}

/** Reads a day, `YYYY-MM-DD`. */
export function parseDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('a day looks like 2027-03-31.');
  }
  return text;
}
