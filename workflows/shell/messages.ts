import { defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Envelope } from '../../domain/edition/commands.js';
import { commandUpdate, lookSignal } from '../contracts/edition.js';
import type { Answer } from '../contracts/handle.js';

export const command = defineUpdate<Answer, [Envelope]>(commandUpdate);
export const look = defineSignal(lookSignal);
