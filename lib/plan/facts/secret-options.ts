import { namedSecret } from './secret-names';

/** A word of a command that is a secret by the option before it. */
interface OptionSecret {
  /** Index of the argument in the command. */
  readonly index: number;
  readonly what: string;
}

/** Programs whose option -p has its value in the same word. Elsewhere `-p8080` is a port, and `-path` an option. */
const passwordInWord = /^(mysql\w*|mariadb[\w-]*|sshpass)$/;

/** Programs with an option for a user and a password: `-u USER:PASSWORD`. */
const userWithPassword = /^(curl|wget|http|https|xh)$/;

/** Secrets that the words of a command are by their place: `--token VALUE`, `-pVALUE` of mysql, `-u USER:VALUE` of curl. */
export function optionSecrets(command: readonly string[]): readonly OptionSecret[] {
  const words = command.flatMap((argument, index) => wordsIn(argument).map((word) => ({ index, word })));
  let program = '';
  return words.flatMap(({ index, word }, place) => {
    const before = words[place - 1]?.word ?? '';
    if (isProgram(word)) program = nameOf(word);
    const what = afterOption(before, word) ?? ofProgram(program, before, word);
    return what === undefined ? [] : [{ index, what }];
  });
}

/** An argument can be a script of a shell. A word of a script has no quotes around it. */
function wordsIn(argument: string): readonly string[] {
  return argument.split(/[\s;|&()]+/).map((word) => word.replace(/^["']|["']$/g, ''));
}

function isProgram(word: string): boolean {
  return passwordInWord.test(nameOf(word)) || userWithPassword.test(nameOf(word));
}

function nameOf(word: string): string {
  return word.slice(word.lastIndexOf('/') + 1, word.lastIndexOf('/') + 40);
}

function afterOption(option: string, value: string): string | undefined {
  const name = /^--?([A-Za-z][\w.-]{2,80})$/.exec(option)?.[1];
  if (name === undefined || value.startsWith('-') || !namedSecret(name, value)) return undefined;
  return 'the name of the option suggests a secret';
}

function ofProgram(program: string, option: string, word: string): string | undefined {
  if (passwordInWord.test(program)) {
    return /^-p(?![$<{"'/])[^\s=]{2,256}$/.test(word) ? 'the option -p has a password' : undefined;
  }
  if (!userWithPassword.test(program)) return undefined;
  const value = /^(?:-u|--user)$/.test(option) ? word : /^--user=(.{1,256})/.exec(word)?.[1];
  const hasPassword = value !== undefined && /^[^\s:$]{1,128}:(?![$<{])[^\s:]{1,256}$/.test(value);
  return hasPassword ? 'the option for the user has a password' : undefined;
}
