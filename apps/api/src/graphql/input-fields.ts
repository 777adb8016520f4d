import { applyDecorators } from '@nestjs/common';
import type { ReturnTypeFunc } from '@nestjs/graphql';
import { Field, Float, ID, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CalendarDate, JsonObject } from './scalars.js';

/** How an input says that a field may be left out. */
export const optional = { optional: true } as const;

interface FieldOptions {
  readonly optional?: boolean;
}

const MOST_CHARACTERS = 200;
const MOST_ITEMS = 100;

/** Half of a character, or a control character, in an id would name a stream that nobody can type or write. */
const PLAIN_ID = /^[^\p{Cc}\p{Surrogate}]*$/u;
const PLAIN_ID_IS = { message: '$property must be on one line, without control characters' };

function inputField(
  type: ReturnTypeFunc,
  description: string,
  options: FieldOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator {
  const field = Field(type, { description, nullable: options.optional ?? false });
  return applyDecorators(field, ...(options.optional ? [IsOptional()] : []), ...checks) as PropertyDecorator;
}

/** An id given by this record or by a source. */
export const IdField = (description: string, options: FieldOptions = {}) =>
  inputField(
    () => ID,
    description,
    options,
    IsString(),
    IsNotEmpty(),
    MaxLength(MOST_CHARACTERS),
    Matches(PLAIN_ID, PLAIN_ID_IS),
  );

/** Words, or a code of a published list (the pathway knows the lists). */
export const TextField = (description: string, options: FieldOptions = {}) =>
  inputField(() => String, description, options, IsString(), IsNotEmpty(), MaxLength(MOST_CHARACTERS));

/** One of a few fixed words. */
export const OneOfField = (codes: readonly string[], description: string, options: FieldOptions = {}) =>
  inputField(() => String, `${description} One of: ${codes.join(', ')}.`, options, IsIn(codes));

export const SomeOfField = (codes: readonly string[], description: string, options: FieldOptions = {}) =>
  inputField(
    () => [String],
    `${description} Any of: ${codes.join(', ')}.`,
    options,
    IsArray(),
    ArrayMaxSize(MOST_ITEMS),
    IsIn(codes, { each: true }),
  );

export const TextsField = (description: string, options: FieldOptions = {}) =>
  inputField(
    () => [String],
    description,
    options,
    IsArray(),
    ArrayMaxSize(MOST_ITEMS),
    IsString({ each: true }),
    IsNotEmpty({ each: true }),
    MaxLength(MOST_CHARACTERS, { each: true }),
  );

export const DateField = (description: string, options: FieldOptions = {}) =>
  inputField(() => CalendarDate, description, options, IsString());

export const WholeNumberField = (least: number, description: string, options: FieldOptions = {}) =>
  inputField(() => Int, description, options, IsInt(), Min(least));

export const NumberField = (least: number, most: number, description: string, options: FieldOptions = {}) =>
  inputField(() => Float, description, options, IsNumber(), Min(least), Max(most));

export const FlagField = (description: string, options: FieldOptions = {}) =>
  inputField(() => Boolean, description, options, IsBoolean());

/** Fields by name, each with its value. */
export const JsonObjectField = (description: string, options: FieldOptions = {}) =>
  inputField(() => JsonObject, description, options, IsObject());

/** A list of groups, each of the given input class. */
export const GroupsField = (group: () => new () => object, description: string, options: FieldOptions = {}) =>
  inputField(
    () => [group()],
    description,
    options,
    IsArray(),
    ArrayMaxSize(MOST_ITEMS),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(group),
  );
