/** The least that a command can be on Temporal: an update whose handler runs one activity, which inserts one row. */
export const bareWorkflow = 'bare';
export const bareUpdate = 'insert';

export interface BareActivities {
  insert(id: string): Promise<void>;
}
