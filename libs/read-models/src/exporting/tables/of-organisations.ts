import { phases } from '#pathway/vocabulary/phases';
import { subjects } from '#pathway/vocabulary/subjects';
import { regions } from '#pathway/vocabulary/regions';
import { REPLAY } from '../workbench.js';
import { coded, date, flag, number, person, text, type Column, type Table } from './table.js';

const ofOrganisations = (name: string, title: string, says: string, columns: readonly Column[]): Table => ({
  name,
  title,
  says,
  from: `${REPLAY}.${name} t`,
  columns: [text('organisation', 'which organisation'), ...columns],
});

const start = date('start_on', 'since when');
const end = date('end_on', 'the day on which it ended, no longer part of it; none while it goes on');

export const organisationTables: readonly Table[] = [
  ofOrganisations('organisations', 'Organisations', 'schools, trusts, alliances, clusters, providers, partnerships', [
    text('name', 'its name'),
    text('urn', 'unique reference number of a school'),
    flag('is_school', 'whether it is a school'),
    coded('region', regions, 'region of a school'),
    text('local_authority', 'local authority of a school'),
    person('executive_leader', 'executive leader of a cluster'),
    date('closed_on', 'since when it is closed'),
  ]),
  ofOrganisations('school_phases', 'Phases of schools', 'of which phase a school is, from when to when', [
    coded('phase', phases, 'the phase'),
    start,
    end,
  ]),
  ofOrganisations('school_places', 'Places of schools', 'where a school is, from when to when', [
    number('easting', 'easting on the National Grid, in metres'),
    number('northing', 'northing on the National Grid, in metres'),
    start,
    end,
  ]),
  ofOrganisations('free_school_meals', 'Free school meals', 'how many pupils have free school meals, from when to when', [
    number('percent', 'of the pupils, 0 to 100'),
    start,
    end,
  ]),
  ofOrganisations('subject_needs', 'Need of teaching', 'how much teaching of a subject a school needs, from when to when', [
    coded('subject', subjects, 'the subject'),
    number('fte', 'full-time equivalents'),
    start,
    end,
  ]),
  ofOrganisations('memberships', 'Memberships', 'of which trust, alliance or cluster an organisation is', [
    text('kind', 'trust, alliance or cluster'),
    text('body', 'which one'),
    start,
    end,
  ]),
  ofOrganisations('successions', 'Successions', 'as what a school carries on', [
    text('successor', 'the record that follows'),
    start,
  ]),
  ofOrganisations('partnership_members', 'Members of partnerships', 'who delivers training together', [
    text('member', 'the organisation'),
    coded('phase', phases, 'the phase it hosts'),
    number('share', 'its part of a trainee'),
  ]),
]; // prettier-ignore
