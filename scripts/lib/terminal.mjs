const terminal = process.stdout.isTTY === true;

export const say = (text = '') => process.stdout.write(`${text}\n`);

/** A duration as a person says it. */
export function inWords(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  return seconds < 60 ? `${Math.round(seconds)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Does a piece of work and says what is going on and for how long: every second on a terminal, every fifteen seconds
 * where the output goes to a file.
 */
export async function step(title, work) {
  const started = Date.now();
  const tell = () => {
    const line = `  … ${title} (${inWords(Date.now() - started)})`;
    if (terminal) process.stdout.write(`\r\x1b[K${line}`);
    else say(line);
  };
  if (!terminal) say(`  … ${title}`);
  const timer = setInterval(tell, terminal ? 1_000 : 15_000);
  try {
    const result = await work();
    clearInterval(timer);
    say(`${terminal ? '\r\x1b[K' : ''}  ✓ ${title} (${inWords(Date.now() - started)})`);
    return result;
  } catch (error) {
    clearInterval(timer);
    say(`${terminal ? '\r\x1b[K' : ''}  ✗ ${title} (${inWords(Date.now() - started)})`);
    throw error;
  }
}
