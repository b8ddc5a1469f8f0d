/** An error that the user can fix. The message says everything; there is no stack. */
export class SetupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SetupError';
    // A stack trace does not help a user without Go.
    this.stack = message;
  }
}

/** A tool that is not installed on this machine. */
export class MissingTool extends SetupError {}
