/**
 * What Node is told of memory. Left to itself it lets garbage grow for as long as the machine has room: by a quarter
 * more than the engine needs. A young generation of 2 MB instead of 16 saves most of it, in every thread; a ceiling
 * makes the API, which keeps little, collect earlier. The worker has 8 MB, for what a thousand editions bring about at one
 * instant would be copied on and on in less. It has no ceiling, from which Temporal would conclude that only few workflows can
 * stay in memory; it collects when what is old has grown by two fifths, which without a ceiling may come to be four times as much.
 * Measured: docs/performance.md.
 */
export const nodeOptions = {
  api: ['--max-semi-space-size=2', '--max-old-space-size=512'],
  worker: ['--max-semi-space-size=8', '--heap-growing-percent=40'],
};

/**
 * The C library keeps for nearly each thread a store of its own of freed memory, of which Temporal's core has many: two are
 * enough. Other libraries than glibc do not look at it.
 */
export const nodeEnvironment = { MALLOC_ARENA_MAX: '2' };
