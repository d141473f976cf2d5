import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '../openapi/described.js';
import { page, style } from '../pages/eta.js';
import { Problem } from '../problems/problem.js';
import { type Mail, Mailbox } from './mailbox.js';

const frame = (body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title><%= it.title %></title><style>${style}</style></head><body>${body}</body></html>`;

const list = page<{ title: string; mails: Mail[] }>(
  'mailbox',
  frame(`<h1><%= it.title %></h1>
<% if (it.mails.length === 0) { %><p class="none">Nothing has been sent yet.</p><% } else { %>
<table><thead><tr><th>Kept</th><th>To</th><th>Subject</th></tr></thead><tbody>
<% for (const mail of it.mails) { %><tr><td><%= mail.keptAt.slice(0, 16).replace('T', ' ') %></td><td><%= mail.to %></td><td><a href="/mailbox/<%= encodeURIComponent(mail.name) %>"><%= mail.subject %></a></td></tr>
<% } %></tbody></table><% } %>`),
);

// The mail's own HTML stands in a frame without scripts, forms, or an origin; its links open beside the mailbox.
const message = page<{ title: string; mail: Mail }>(
  'mail',
  frame(`<p><a href="/mailbox">Mailbox</a></p><h1><%= it.mail.subject %></h1>
<dl><dt>From</dt><dd><%= it.mail.from %></dd><dt>To</dt><dd><%= it.mail.to %></dd><dt>Kept</dt><dd><%= it.mail.keptAt %></dd></dl>
<pre dir="auto"><%= it.mail.text %></pre>
<% if (it.mail.html) { %><h2>As HTML</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="The message" srcdoc="<base target=&quot;_blank&quot;><%= it.mail.html %>"></iframe><% } %>`),
);

/** The local mailbox in a browser: only while no mail server is set. */
@ApiExcludeController()
@Controller('mailbox')
export class MailboxController {
  constructor(private readonly mailbox: Mailbox) {}

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  async list(): Promise<string> {
    return list({ title: 'Mailbox', mails: await this.mailbox.latest() });
  }

  @Get(':name')
  @Header('Content-Type', 'text/html; charset=utf-8')
  async read(@Param('name') name: string): Promise<string> {
    const mail = await this.mailbox.find(name);
    if (!mail) throw new Problem('mail-unknown', 'The mailbox holds no message of this name.');
    return message({ title: mail.subject, mail });
  }
}
