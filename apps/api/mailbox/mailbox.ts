import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime, { type Address } from 'postal-mime';

/** A message of the local mailbox. */
export interface Mail {
  /** Name of its file, by which it is addressed. */
  name: string;
  from: string;
  to: string;
  subject: string;
  /** When it was kept. */
  keptAt: string;
  text: string;
  html: string | undefined;
}

/** Messages beyond these are there for a mail program; the page lists the latest. */
const listed = 200;

/** Reads a Maildir: messages that nobody has seen (`new`) and those that a mail program has (`cur`). */
export class Mailbox {
  constructor(private readonly folder: string) {}

  /** The latest messages, newest first. */
  async latest(): Promise<Mail[]> {
    const files = await this.files();
    return Promise.all(files.slice(0, listed).map((file) => this.parsed(file)));
  }

  /** The message of that name; undefined: there is none. Only names that the folder lists are ever opened. */
  async find(name: string): Promise<Mail | undefined> {
    const file = (await this.files()).find((f) => f.name === name);
    return file && this.parsed(file);
  }

  private async files(): Promise<{ name: string; path: string; keptAt: Date }[]> {
    const found = await Promise.all(
      ['new', 'cur'].map(async (part) => {
        const names = await readdir(join(this.folder, part)).catch(absent);
        return Promise.all(
          names.map(async (name) => {
            const path = join(this.folder, part, name);
            const found = await stat(path).catch(() => undefined); // a mail program may have moved it meanwhile
            return found?.isFile() ? [{ name: name.split(':')[0] ?? name, path, keptAt: found.mtime }] : [];
          }),
        );
      }),
    );
    return found.flat(2).sort((a, b) => b.keptAt.getTime() - a.keptAt.getTime() || (a.name < b.name ? -1 : 1));
  }

  private async parsed({ name, path, keptAt }: { name: string; path: string; keptAt: Date }): Promise<Mail> {
    const mail = await PostalMime.parse(await readFile(path));
    return {
      name,
      from: addressed(mail.from ? [mail.from] : []),
      to: addressed(mail.to ?? []),
      subject: mail.subject ?? '(no subject)',
      keptAt: keptAt.toISOString(),
      text: mail.text ?? '',
      html: mail.html,
    };
  }
}

const addressed = (addresses: Address[]): string =>
  addresses.map(({ name, address }) => (address ? `${name ? `${name} ` : ''}<${address}>` : (name ?? ''))).join(', ');

/** A folder that is not there holds nothing yet. */
function absent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
