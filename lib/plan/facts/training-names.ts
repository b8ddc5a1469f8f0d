/** Name of the container that the user's program runs in. */
export const programContainer = 'program';

/** Name of the one group of jobs in a JobSet. It is a part of the names of its jobs, pods and hosts. */
export const workersName = 'workers';
