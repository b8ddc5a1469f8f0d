import { programPath } from '../go/program';
import { pulumi, Stack, Workstation } from './pulumi';
import { Recorder } from './recorder';
import { unmanaged } from './runs';

test.each(unmanaged.map((each) => [each.name, each.files] as const))(
  '%s runs on a cluster that is there: up makes nothing',
  async (_, files) => {
    const recorder = await Recorder.start();
    const at = new Workstation(programPath(pulumi), recorder.environment);
    try {
      const stack = await Stack.init(at, 'dev');
      await stack.useFiles(files);
      await stack.up('--skip-preview');
      expect(recorder.take()).toEqual([]);
    } finally {
      at.leave();
      recorder.stop();
    }
  },
  120_000,
);
