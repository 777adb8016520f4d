import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, destination, pino, stdTimeFunctions } from 'pino';

/** Never written, wherever in a line it may come to stand. */
const SECRETS = ['authorization', 'cookie', 'set-cookie', 'token', 'variables', 'query', 'body'];

/** Of standard error: written at once, so that the last line before an end is there. */
const STANDARD_ERROR = 2;

/**
 * What the service writes of itself: a JSON object a line, so that nothing that came with a request can begin a line of
 * its own or be acted on by a terminal. It holds no body, no variable and no credential.
 */
export function serviceLog(
  to: DestinationStream = destination({ fd: STANDARD_ERROR, sync: true }),
): LoggerService {
  const log = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      redact: { paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: '(not written)' },
    },
    to,
  );
  const write =
    (level: 'error' | 'warn') =>
    (message: unknown, ...rest: readonly unknown[]): void => {
      const context = rest.at(-1);
      log[level](
        {
          ...(typeof context === 'string' && { context: printable(context) }),
          ...(typeof message === 'object' && message !== null && message),
        },
        typeof message === 'string' ? printable(message) : '',
      );
    };
  return { error: write('error'), warn: write('warn'), fatal: write('error'), log: () => undefined };
}

/** JSON writes the first control characters in digits; a terminal acts on others, too. */
const printable = (text: string): string => text.replaceAll(/[\u007f-\u009f\u2028\u2029]/g, '\ufffd');
