import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

/** The bare Nest application's process: `node nest.js <port> <JSON file>`. It has one controller and nothing else. Ends by SIGTERM. */
const [port = '', file = ''] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const report = JSON.parse(text) as object;

@Controller()
class BareController {
  /** As handlers are written: Nest makes the JSON. */
  @Get('object')
  object(): object {
    return report;
  }

  /** The least there can be: the bytes are there already. */
  @Get('text')
  @Header('Content-Type', 'application/json; charset=utf-8')
  text(): string {
    return text;
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create(BareModule, { logger: false });
app.enableShutdownHooks();
await app.listen(Number(port), '127.0.0.1');
