import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import { httpAnswerTo } from './door/refusing.js';

/** As much of it as is needed here. */
interface Reply {
  code(status: number): { send(body: unknown): unknown };
}

/**
 * Hands every error of a question on to `maskError`, and answers those of other requests itself. Without it Nest logs
 * each one first, with a message that may hold what it was about.
 */
@Catch()
export class AsItIs implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType() !== 'http') throw error;
    const { status, body } = httpAnswerTo(error);
    return host.switchToHttp().getResponse<Reply>().code(status).send(body);
  }
}
