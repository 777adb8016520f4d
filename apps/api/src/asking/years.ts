import { applyDecorators } from '@nestjs/common';
import { Field, Int } from '@nestjs/graphql';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsInt, Max, Min } from 'class-validator';

const MOST = 50;

/** An argument of years after a start: whole numbers from 1 to 50, each once. */
export const Years = (defaultValue: readonly number[], description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => [Int], { defaultValue: [...defaultValue], description }),
    ArrayNotEmpty(),
    ArrayUnique(),
    ArrayMaxSize(MOST),
    IsInt({ each: true }),
    Min(1, { each: true }),
    Max(MOST, { each: true }),
  );
