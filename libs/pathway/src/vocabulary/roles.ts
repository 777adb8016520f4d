import type { Stage } from './stages.js';
import type { Term, Vocabulary } from './vocabulary.js';

export interface Role extends Term {
  /** Rung of the ladder: a post on a higher rung is a promotion. Grades are data, as the DfE regroups them. */
  readonly rung: number;
  /** A classroom teacher is an early career or an experienced teacher by induction, so has no stage here. */
  readonly stage: Stage | undefined;
}

export const roles: Vocabulary<Role> = {
  name: 'roles',
  source: 'the grade ladder of this project; school workforce census posts and roles where they exist',
  terms: [
    { code: 'classroom_teacher', label: 'classroom teacher', rung: 2, stage: undefined },
    { code: 'leading_practitioner', label: 'leading practitioner', rung: 3, stage: 'middle leader' },
    { code: 'middle_leader', label: 'middle leader', rung: 3, stage: 'middle leader' },
    {
      code: 'head_of_department',
      label: 'head of department',
      aliases: ['HDPT'],
      rung: 3,
      stage: 'middle leader',
    },
    { code: 'head_of_year', label: 'head of year', aliases: ['HDYR'], rung: 3, stage: 'middle leader' },
    { code: 'head_of_house', label: 'head of house', aliases: ['HDHO'], rung: 3, stage: 'middle leader' },
    {
      code: 'senco',
      label: 'special educational needs co-ordinator',
      aliases: ['SENC'],
      rung: 4,
      stage: 'middle leader',
    },
    { code: 'phase_lead', label: 'phase lead', rung: 4, stage: 'middle leader' },
    { code: 'senior_leader', label: 'senior leader', rung: 5, stage: 'senior leader' },
    { code: 'assistant_headteacher', label: 'assistant headteacher', rung: 5, stage: 'senior leader' },
    { code: 'deputy_headteacher', label: 'deputy headteacher', rung: 6, stage: 'senior leader' },
    { code: 'head_of_school', label: 'head of school', rung: 7, stage: 'headteacher' },
    { code: 'headteacher', label: 'headteacher', rung: 7, stage: 'headteacher' },
    { code: 'executive_headteacher', label: 'executive headteacher', rung: 8, stage: 'executive leader' },
    { code: 'executive_leader', label: 'executive leader', rung: 8, stage: 'executive leader' },
    { code: 'director_of_education', label: 'director of education', rung: 9, stage: 'executive leader' },
    { code: 'chief_executive', label: 'chief executive', rung: 9, stage: 'executive leader' },
  ],
};
