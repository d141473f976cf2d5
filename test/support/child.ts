import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const typescript = fileURLToPath(new URL('./typescript.mjs', import.meta.url));

/** A process of its own that runs one of our TypeScript files and speaks line by line. */
export class Child {
  private readonly child: ChildProcess;
  private readonly lines: string[] = [];
  private said = '';

  /** `file`: URL of the script. */
  constructor(file: URL, ...args: string[]) {
    this.child = spawn(process.execPath, ['--import', typescript, fileURLToPath(file), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    if (!this.child.stdout || !this.child.stderr) throw new Error('The child has no output.');
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      this.lines.push(line);
      this.child.emit('heard');
    });
    this.child.stderr.on('data', (text: Buffer) => (this.said += text.toString()));
    this.child.on('exit', () => this.child.emit('heard'));
  }

  /** Waits until it has said the line. */
  async says(line: string): Promise<void> {
    while (!this.lines.includes(line)) {
      if (this.child.exitCode !== null || this.child.signalCode !== null)
        throw new Error(`The child ended without saying "${line}".\n${this.said}`);
      await once(this.child, 'heard');
    }
  }

  /** Ends it as a loss of power would end it. */
  async kill(): Promise<void> {
    const ended = this.ended();
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Waits for its end; a status other than 0 is an error. */
  async succeeded(): Promise<void> {
    await this.ended();
    if (this.child.exitCode !== 0) throw new Error(`The child ended with status ${this.child.exitCode}.\n${this.said}`);
  }

  private async ended(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }
}
