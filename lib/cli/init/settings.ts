import type { Project, ProjectFile } from './project';

/** Settings of the compiler: the strictest that the definition's types are made for. */
export function tsconfig({ language }: Project): ProjectFile {
  const content = {
    compilerOptions: {
      target: 'es2023',
      module: 'nodenext',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    },
    include: [...(language === 'typescript' ? ['platform.ts'] : []), 'stacks'],
  };
  return { path: 'tsconfig.json', text: `${JSON.stringify(content, null, 2)}\n` };
}

/** What Git leaves out: the manifests are not among it, they are what is committed. */
export function gitignore(): ProjectFile {
  return { path: '.gitignore', text: 'node_modules/\ncdk8s.out/\noutputs.json\n' };
}
