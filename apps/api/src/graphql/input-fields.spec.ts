import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { InputType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import {
  DateField,
  FlagField,
  GroupsField,
  IdField,
  JsonObjectField,
  NumberField,
  OneOfField,
  optional,
  SomeOfField,
  TextField,
  TextsField,
  WholeNumberField,
} from './input-fields.js';

@InputType({ isAbstract: true })
class Part {
  @IdField('A school.')
  school: string;

  @NumberField(0, 2, 'Full-time equivalent.', optional)
  fte?: number;
}

@InputType({ isAbstract: true })
class Everything {
  @IdField('An id.')
  id: string;

  @TextField('Words.', optional)
  note?: string;

  @TextsField('Several words.', optional)
  goals?: string[];

  @OneOfField(['yes', 'no'], 'A word.', optional)
  answer?: string;

  @SomeOfField(['red', 'green'], 'Words.', optional)
  colours?: string[];

  @DateField('A day.', optional)
  on?: string;

  @WholeNumberField(1, 'A number.', optional)
  year?: number;

  @NumberField(0, 1, 'A share.', optional)
  share?: number;

  @FlagField('Whether.', optional)
  acting?: boolean;

  @JsonObjectField('Fields.', optional)
  changes?: Record<string, unknown>;

  @GroupsField(() => Part, 'Parts.', optional)
  parts?: Part[];
}

const pathsOf = (error: ValidationError): readonly string[] =>
  error.children?.length
    ? error.children.flatMap((child) => pathsOf(child).map((path) => `${error.property}.${path}`))
    : [error.property];

/** The fields that are refused when said beside an id. */
const refusedIn = (said: object): readonly string[] =>
  validateSync(plainToInstance(Everything, { id: 'e-1', ...said })).flatMap(pathsOf);

const filled = {
  note: 'x'.repeat(200),
  goals: ['raise reading', 'lead a team'],
  answer: 'no',
  colours: ['red', 'green'],
  on: '2020-09-01',
  year: 1,
  share: 0.5,
  acting: false,
  changes: { school: 's-1' },
  parts: [{ school: 's-1', fte: 0.4 }, { school: 's-2' }],
};

describe('a field of an input', () => {
  it('is accepted as described, at its limits too', () => {
    expect(refusedIn(filled)).toEqual([]);
  });

  it.each(Object.keys(filled))('may be null or left out where it is optional: %s', (field) => {
    expect(refusedIn({ ...filled, [field]: null })).toEqual([]);
    expect(refusedIn({ ...filled, [field]: undefined })).toEqual([]);
  });

  it.each([{ id: null }, { id: undefined }, { id: '' }, { id: 7 }])(
    'is refused as %j where it is not',
    (said) => {
      expect(refusedIn(said)).toEqual(['id']);
    },
  );

  it.each([
    ['text too long', { note: 'x'.repeat(201) }],
    ['text without a character', { note: '' }],
    ['an id too long', { id: 'x'.repeat(201) }],
    ['an id with half of a character', { id: 'x\ud83d' }],
    ['an id on two lines', { id: 'x\n' }],
    ['a long text in a list', { goals: ['short', 'x'.repeat(201)] }],
    ['an empty text in a list', { goals: [''] }],
    ['a text for a list', { goals: 'one' }],
    ['a list too long', { goals: Array.from({ length: 101 }, () => 'one') }],
    ['another word', { answer: 'perhaps' }],
    ['another word in a list', { colours: ['red', 'blue'] }],
    ['a fraction for a whole number', { year: 1.5 }],
    ['a number below the least', { year: 0 }],
    ['a number above the most', { share: 1.01 }],
    ['what is not a number', { share: Number.NaN }],
    ['a word for true or false', { acting: 'yes' }],
    ['a list for a JSON object', { changes: ['s-1'] }],
    ['a group for a list of groups', { parts: { school: 's-1' } }],
    ['too many groups', { parts: Array.from({ length: 101 }, () => ({ school: 's-1' })) }],
  ])('refuses %s', (_what, said) => {
    expect(refusedIn(said)).toEqual(Object.keys(said));
  });

  it('has every group of a list checked, and says which is wrong', () => {
    expect(refusedIn({ parts: [{ school: 's-1' }, { school: '' }, { school: 's-3', fte: 3 }] })).toEqual([
      'parts.1.school',
      'parts.2.fte',
    ]);
    expect(refusedIn({ parts: [{}] })).toEqual(['parts.0.school']);
  });

  it.each([[null], ['s-1'], [[]]])('refuses %j as a group', (item) => {
    expect(refusedIn({ parts: [item] })).not.toEqual([]);
  });
});
