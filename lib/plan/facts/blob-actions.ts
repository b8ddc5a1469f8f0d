/** Provider path of objects in Azure. */
export const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/** Data action for reading and listing objects. */
export const readAction = `${blobs}/read`;

/** Data actions that change objects. Both the role and the condition of a prefix use them, so that none is without limits. */
export const writeActions: readonly string[] = ['add/action', 'delete', 'write'].map((action) => `${blobs}/${action}`);
