import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsOptional, ValidateNested } from 'class-validator';
import { AmongInput, Grouping } from './grouping.types.js';

const MOST_DIMENSIONS = 3;
const MOST_NARROWINGS = 5;

/** An argument of dimensions to group by, none by default. */
export const Groups = (description: string): PropertyDecorator =>
  applyDecorators(
    Field(() => [Grouping], { nullable: true, description }),
    IsOptional(),
    ArrayUnique(),
    ArrayMaxSize(MOST_DIMENSIONS),
  );

/** An argument that narrows the question down to some groups. */
export const AmongGroups = (): PropertyDecorator =>
  applyDecorators(
    Field(() => [AmongInput], { nullable: true, description: 'Only those who are among all of these.' }),
    IsOptional(),
    ArrayMaxSize(MOST_NARROWINGS),
    ValidateNested({ each: true }),
    Type(() => AmongInput),
  );
