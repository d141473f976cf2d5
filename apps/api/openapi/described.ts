import type * as Swagger from '@nestjs/swagger';
import type * as Telling from './telling.js';

/**
 * What the code says of itself for the description of the API. It is only noted down here, and told to the library that makes
 * the description when somebody asks for it: in most processes nobody does, and library, texts and examples take 10 MB.
 */
type Told = typeof Telling;
type Decorator = ClassDecorator & MethodDecorator & PropertyDecorator;

const notes: ((told: Told) => void)[] = [];

/** Notes down a decorator of the description. */
export const described =
  (say: (told: Told) => ClassDecorator | MethodDecorator | PropertyDecorator): Decorator =>
  (...at: unknown[]) => {
    notes.push((told) => (say(told) as (...at: unknown[]) => void)(...at));
  };

/** Tells the library what has been noted down since it was last told, in the same order. */
export async function tellAll(): Promise<void> {
  const told = await import('./telling.js');
  for (const note of notes.splice(0)) note(told);
}

export const ApiTags = (...tags: string[]): ClassDecorator => described((told) => told.ApiTags(...tags));
export const ApiExcludeController = (): ClassDecorator => described((told) => told.ApiExcludeController());
export const ApiExtraModels = (...models: (new () => object)[]): ClassDecorator => described((told) => told.ApiExtraModels(...models));
export const ApiBody = (options: Swagger.ApiBodyOptions): MethodDecorator => described((told) => told.ApiBody(options));
export const ApiConsumes = (...types: string[]): MethodDecorator => described((told) => told.ApiConsumes(...types));
export const ApiHeader = (options: Swagger.ApiHeaderOptions): MethodDecorator => described((told) => told.ApiHeader(options));
export const ApiParam = (options: Swagger.ApiParamOptions): MethodDecorator => described((told) => told.ApiParam(options));
export const ApiResponse = (options: Swagger.ApiResponseOptions): MethodDecorator => described((told) => told.ApiResponse(options));
export const ApiProperty = (options: Swagger.ApiPropertyOptions): PropertyDecorator => described((told) => told.ApiProperty(options));
