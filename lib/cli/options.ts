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
      listOption,
    )
    .option('--outputs <file>', 'what only the cloud knows: the output of `pulumi stack output --json`');
}

/** Reads a flag that may be given again. */
export function listOption(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

/** How a command prints its result. */
export type Format = 'text' | 'json';

/** How a plan is printed: as a diagram, too. */
export type PlanFormat = Format | 'mermaid';

/** The flag `--format`. */
export function formatOption(): Option {
  return new Option('--format <format>', 'how the result is printed').choices(['text', 'json']).default('text');
}

/** The flag `--format` of the plan. */
export function planFormatOption(): Option {
  return new Option('--format <format>', 'how the plan is printed; mermaid is a diagram')
    .choices(['text', 'json', 'mermaid'])
    .default('text');
}

/** Reads a day, `YYYY-MM-DD`. */
export function parseDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) {
    throw new InvalidArgumentError('a day looks like 2027-03-31.');
  }
  return text;
}
