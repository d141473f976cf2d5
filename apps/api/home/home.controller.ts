import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '../openapi/described.js';

/** The bare address leads to the description of the API. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Redirect('/docs', 302)
  home(): void {
    // the redirection is the whole answer
  }
}
