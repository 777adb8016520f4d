import type { Random } from '../chance/random.js';
import type { SampleKind, SampleRow } from './sample-file.js';

/** Establishments, groups and people of these files are made up; their numbers are beyond those in use. */
const urnOf = (number: number): string => String(900_100 + number);
const uidOf = (number: number): string => String(90_000 + number);

const day = (random: Random, years: readonly [number, number], separator: string): string =>
  [
    String(random.between(1, 28)).padStart(2, '0'),
    String(random.between(1, 12)).padStart(2, '0'),
    String(random.between(...years)),
  ].join(separator);

const AUTHORITIES = ['Synthetic North', 'Synthetic South', 'Synthetic Mînster'];
const PLACE = { Easting: '407000', Northing: '286000' };

/** All establishments: one in ten closed, one in eight without an opening date, names beyond ASCII among them. */
export const establishmentsFile: SampleKind = {
  name: 'gias-establishments',
  columns: [
    ...[
      'URN',
      'LA (code)',
      'LA (name)',
      'EstablishmentNumber',
      'EstablishmentName',
      'TypeOfEstablishment (code)',
    ],
    ...['TypeOfEstablishment (name)', 'EstablishmentStatus (code)', 'EstablishmentStatus (name)', 'OpenDate'],
    ...[
      'CloseDate',
      'PhaseOfEducation (code)',
      'PhaseOfEducation (name)',
      'CensusDate',
      'PercentageFSM',
      'UKPRN',
    ],
    ...['LastChangedDate', 'Street', 'Town', 'Postcode', 'HeadTitle (name)', 'HeadFirstName', 'HeadLastName'],
    ...['GOR (name)', 'RSCRegion (name)', 'Easting', 'Northing'],
  ],
  row(random, number): SampleRow {
    const isClosed = random.chance(0.1);
    const isSpecial = random.chance(0.1);
    const isPlaced = random.chance(0.9);
    const status = isClosed ? '2' : random.pick(['1', '1', '1', '3', '4']);
    const isThere = status !== '4';
    return {
      cells: {
        URN: urnOf(number),
        'LA (code)': '999',
        'LA (name)': random.pick(AUTHORITIES),
        EstablishmentNumber: String(2000 + (number % 7000)),
        EstablishmentName: random.pick([
          `Synthetic School ${number}`,
          `Café "Élan", Synthetic Academy ${number}`,
        ]),
        'TypeOfEstablishment (code)': isSpecial ? '7' : random.pick(['1', '2', '28', '34', '35']),
        'EstablishmentStatus (code)': status,
        OpenDate: random.chance(0.125) ? '' : day(random, [1990, 2010], '-'),
        CloseDate: isClosed ? day(random, [2011, 2024], '-') : '',
        'PhaseOfEducation (code)': isSpecial ? '0' : random.pick(['2', '2', '4', '7', '1']),
        CensusDate: '16-01-2025',
        PercentageFSM: random.pick(['0.0', '12.5', '100.0']),
        LastChangedDate: '01-05-2025',
        Street: 'Synthetic Street',
        'HeadTitle (name)': 'Dr',
        HeadFirstName: 'Synthetic',
        HeadLastName: `Person${number}`,
        'GOR (name)': random.pick(['North West', 'London', 'Not Applicable']),
        'RSCRegion (name)': 'North-West London and South-Central England',
        ...(isPlaced ? PLACE : { Easting: '0', Northing: '0' }),
      },
      tells: [
        'FreeSchoolMealsReported',
        ...(isThere ? ['SchoolRegistered', 'EstablishmentNumberGiven'] : []),
        ...(isThere && isPlaced ? ['SchoolLocated'] : []),
        ...(isClosed ? ['OrganisationClosed'] : []),
      ],
    };
  },
  faults: [
    ['URN', '12'],
    ['URN', ''],
    ['EstablishmentName', ''],
    ['TypeOfEstablishment (code)', ''],
    ['EstablishmentStatus (code)', '9'],
    ['OpenDate', '31-02-2000'],
    ['CloseDate', '2011'],
    ['PercentageFSM', '101'],
    ['Easting', 'east'],
    ['LastChangedDate', 'May'],
  ],
};

/** All groups: academy trusts, and a third that are none. */
export const groupsFile: SampleKind = {
  name: 'gias-groups',
  columns: [
    ...[
      'UID',
      'Group ID',
      'Group Name',
      'Companies House Number',
      'Group Type',
      'Group Type (code)',
      'Closed Date',
    ],
    ...[
      'Incorporated on (open date)',
      'Status',
      'Status (code)',
      'Group Contact Town',
      'Head of Group Last Name',
    ],
  ],
  row(random, number): SampleRow {
    const isTrust = random.chance(2 / 3);
    const isClosed = random.chance(0.1);
    return {
      cells: {
        UID: uidOf(number),
        'Group ID': `TR${number}`,
        'Group Name': `Synthetic Trust ${number}`,
        'Group Type (code)': isTrust ? random.pick(['06', '10']) : random.pick(['01', '05', '08']),
        'Closed Date': isClosed ? day(random, [2018, 2024], '/') : '',
        'Incorporated on (open date)': random.chance(0.9) ? day(random, [2010, 2016], '/') : '',
        'Status (code)': isClosed ? 'CLOSED' : 'OPEN',
        'Head of Group Last Name': `Person${number}`,
      },
      tells: isTrust ? ['TrustRegistered', ...(isClosed ? ['OrganisationClosed'] : [])] : [],
    };
  },
  faults: [
    ['UID', '900100'],
    ['UID', ''],
    ['Group Name', ''],
    ['Group Type (code)', ''],
    ['Closed Date', '2018'],
    ['Incorporated on (open date)', '13/13/2013'],
  ],
};

/** Links with groups: of every school one with a trust, of every second one with another after it, and federations. */
export const groupLinksFile: SampleKind = {
  name: 'gias-group-links',
  columns: [
    ...[
      'URN',
      'Linked UID',
      'Group Name',
      'Companies House Number',
      'Group Type',
      'Group Type (code)',
      'Closed Date',
    ],
    ...[
      'Open date',
      'Group Status',
      'Group Status (code)',
      'Joined date',
      'EstablishmentName',
      'HasSharedHT',
    ],
  ],
  row(random, number): SampleRow {
    const place = number % 4;
    const hasClosed = place === 0 && random.chance(0.5);
    return {
      cells: {
        URN: urnOf(Math.floor(number / 2)),
        'Linked UID': uidOf(random.between(0, 400) * 2 + (place % 2)),
        'Group Type (code)': place === 3 ? '01' : '06',
        'Closed Date': hasClosed ? '31-08-2018' : '',
        'Group Status (code)': hasClosed ? 'CLOSED' : 'OPEN',
        'Joined date': day(random, place % 2 === 0 ? [2010, 2013] : [2019, 2022], '-'),
        HasSharedHT: 'False',
      },
      tells: place === 3 ? [] : ['TrustJoined', ...(hasClosed ? ['TrustLeft'] : [])],
    };
  },
  faults: [
    ['URN', ''],
    ['Linked UID', 'TR1'],
    ['Group Type (code)', ''],
    ['Joined date', ''],
    ['Joined date', '09/2019'],
    ['Closed Date', 'yes'],
  ],
};

/** Links between establishments, each from both sides. */
export const schoolLinksFile: SampleKind = {
  name: 'gias-school-links',
  columns: ['URN', 'LinkURN', 'LinkName', 'LinkType', 'LinkEstablishedDate'],
  row(random, number): SampleRow {
    const isSuccessor = number % 2 === 0;
    const [closed, successor] = [urnOf(number - (number % 2)), urnOf(number - (number % 2) + 1)];
    return {
      cells: {
        URN: isSuccessor ? closed : successor,
        LinkURN: isSuccessor ? successor : closed,
        LinkName: 'Synthetic Academy',
        LinkType: isSuccessor ? random.pick(['Successor', 'Successor - amalgamated']) : 'Predecessor',
        LinkEstablishedDate: random.chance(0.9) ? day(random, [2011, 2024], '-') : '',
      },
      tells: isSuccessor ? ['SuccessorNamed'] : [],
    };
  },
  faults: [
    ['URN', '1'],
    ['LinkURN', ''],
    ['LinkType', ''],
    ['LinkEstablishedDate', '2012'],
  ],
};

/** Accounting officers of trusts. */
export const governanceFile: SampleKind = {
  name: 'gias-governance',
  columns: [
    ...[
      'GID',
      'URN',
      'UID',
      'Companies House Number',
      'Role',
      'Title',
      'Forename 1',
      'Forename 2',
      'Surname',
    ],
    ...['Date of appointment', 'Date term of office ends/ended', 'Appointing body'],
  ],
  row(random, number): SampleRow {
    const hasEnded = random.chance(0.2);
    return {
      cells: {
        GID: String(8_000_000 + number),
        UID: uidOf(number % 5000),
        Role: 'Accounting Officer',
        Title: 'Ms',
        'Forename 1': 'Synthetic',
        Surname: `Person${number}`,
        'Date of appointment': day(random, [2012, 2018], '/'),
        'Date term of office ends/ended': hasEnded ? day(random, [2019, 2024], '/') : '',
      },
      tells: ['PostStarted', ...(hasEnded ? ['PostEnded'] : [])],
    };
  },
  faults: [
    ['GID', ''],
    ['UID', 'none'],
    ['Date of appointment', ''],
    ['Date term of office ends/ended', 'soon'],
  ],
};

export const giasSampleKinds: readonly SampleKind[] = [
  establishmentsFile,
  groupsFile,
  groupLinksFile,
  schoolLinksFile,
  governanceFile,
];
