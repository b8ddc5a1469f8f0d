import { programPath } from '../go/program';
import { existingClusters } from './lifecycle-cases';
import { pulumi, Stack, Workstation } from './pulumi';
import { Recorder } from './recorder';

test.each(existingClusters.map((each) => [each.name, each.files] as const))(
  '%s uses an existing cluster: up creates nothing',
  async (_, files) => {
    const recorder = await Recorder.start();
    const at = new Workstation(programPath(pulumi), recorder.environment);
    try {
      const stack = await Stack.init(at, 'dev');
      await stack.useFiles(files);
      await stack.up('--skip-preview');
      expect(recorder.take()).toEqual([]);
    } finally {
      at.dispose();
      recorder.stop();
    }
  },
  120_000,
);
