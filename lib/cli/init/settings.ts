import type { Project, ProjectFile } from './project';

/** Compiler settings: strict, as the types of the definition require. */
export function tsconfig({ language }: Project): ProjectFile {
  const content = {
    compilerOptions: {
      target: 'es2023',
      // Without the types of browsers, the largest file that the compiler would read.
      lib: ['es2023'],
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

/** The .gitignore. The manifests are committed, so they are not in it. */
export function gitignore(): ProjectFile {
  return { path: '.gitignore', text: 'node_modules/\ncdk8s.out/\noutputs.json\n' };
}
