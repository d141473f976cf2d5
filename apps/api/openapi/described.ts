import type * as Swagger from '@nestjs/swagger';
import type * as Telling from './telling.js';

/**
 * What the code says of itself for the description of the API. In most processes nobody asks for that, and the library that makes
 * it takes 10 MB with our texts and examples. So these decorators, called like the library's own, say nothing yet: each notes
 * down what it would say and of what. When somebody asks, the library is loaded and told all of it.
 */
type Tellers = typeof Telling;
type Decorator = ClassDecorator & MethodDecorator & PropertyDecorator;

/** In the order in which decorators are applied. */
const notes: ((tellers: Tellers) => void)[] = [];

/** A decorator that is only noted down: `say` makes the real one of the tellers, and applies to what this one was applied to. */
export const described =
  (say: (tellers: Tellers) => ClassDecorator | MethodDecorator | PropertyDecorator): Decorator =>
  (...at: unknown[]) => {
    notes.push((tellers) => (say(tellers) as (...at: unknown[]) => void)(...at));
  };

/** Tells what has been noted down since this was last called; code that is read later may add to it. */
export async function tellAll(): Promise<void> {
  const tellers = await import('./telling.js');
  for (const note of notes.splice(0)) note(tellers);
}

export const ApiTags = (...tags: string[]): ClassDecorator => described((tellers) => tellers.ApiTags(...tags));
export const ApiExcludeController = (): ClassDecorator => described((tellers) => tellers.ApiExcludeController());
export const ApiExtraModels = (...models: (new () => object)[]): ClassDecorator =>
  described((tellers) => tellers.ApiExtraModels(...models));
export const ApiBody = (options: Swagger.ApiBodyOptions): MethodDecorator => described((tellers) => tellers.ApiBody(options));
export const ApiConsumes = (...types: string[]): MethodDecorator => described((tellers) => tellers.ApiConsumes(...types));
export const ApiHeader = (options: Swagger.ApiHeaderOptions): MethodDecorator => described((tellers) => tellers.ApiHeader(options));
export const ApiParam = (options: Swagger.ApiParamOptions): MethodDecorator => described((tellers) => tellers.ApiParam(options));
export const ApiResponse = (options: Swagger.ApiResponseOptions): MethodDecorator => described((tellers) => tellers.ApiResponse(options));
export const ApiProperty = (options: Swagger.ApiPropertyOptions): PropertyDecorator => described((tellers) => tellers.ApiProperty(options));
