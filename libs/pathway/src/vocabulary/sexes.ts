import type { Vocabulary } from './vocabulary.js';

/** No code of the list has days of its own: it was taken up whole, and says of a person what held before, too. */
export const sexes: Vocabulary = {
  name: 'sexes',
  source:
    'Register trainee teachers: config/reference_data/sex.yml, with the codes of HESA as aliases; published by the Department ' +
    'for Education as sex, and as gender until November 2024',
  terms: [
    { code: 'female', label: 'Female', aliases: ['10', 'F'] },
    { code: 'male', label: 'Male', aliases: ['11', 'M'] },
    { code: 'other', label: 'Other', aliases: ['12'] },
    { code: 'prefer_not_to_say', label: 'Prefer not to say', aliases: ['96'] },
    { code: 'not_provided', label: 'Not provided', aliases: ['99', 'Sex not provided'] },
  ],
};
