import type { ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';

/**
 * Hands every error on to `maskError`. Without it Nest logs each one first, with a message that may hold what it was
 * about.
 */
@Catch()
export class AsItIs implements ExceptionFilter {
  catch(error: unknown): never {
    throw error;
  }
}
