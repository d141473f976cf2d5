import { Logger } from '@nestjs/common';
import { DefaultLogger, Runtime, type LogLevel } from '@temporalio/worker';

const levels: Readonly<Record<'debug' | 'info' | 'warn' | 'error', LogLevel>> = {
  debug: 'DEBUG',
  info: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
};

/** Lets Temporal's runtime write into the application's log, and leaves signals to Nest. Once per process, before anything of Temporal. */
export function installRuntime(level: keyof typeof levels): void {
  const logger = new Logger('Temporal');
  const write = { TRACE: 'verbose', DEBUG: 'debug', INFO: 'debug', WARN: 'warn', ERROR: 'error' } as const;
  Runtime.install({
    shutdownSignals: [],
    logger: new DefaultLogger(levels[level], ({ level: of, message, meta }) => {
      logger[write[of]](meta === undefined ? message : `${message} ${JSON.stringify(meta, withErrors)}`);
    }),
  });
}

/** Errors, which JSON would show as `{}`, and big integers. */
const withErrors = (_: string, value: unknown): unknown =>
  value instanceof Error ? { message: value.message, stack: value.stack } : typeof value === 'bigint' ? String(value) : value;
