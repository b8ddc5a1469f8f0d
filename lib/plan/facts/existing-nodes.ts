/** Machine type of nodes that this library does not create. */
export const existingMachineType = 'existing';

/** Owner of the GPU driver and the device plugin on such nodes. */
export const existingGpuOwner = 'existing';
