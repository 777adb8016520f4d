import type { Vocabulary } from './vocabulary.js';

export const regions: Vocabulary = {
  name: 'regions of England',
  source:
    'Explore education statistics: region_name, with the codes of the Office for National Statistics as aliases',
  terms: [
    { code: 'north_east', label: 'North East', aliases: ['E12000001'] },
    { code: 'north_west', label: 'North West', aliases: ['E12000002'] },
    { code: 'yorkshire_and_the_humber', label: 'Yorkshire and The Humber', aliases: ['E12000003'] },
    { code: 'east_midlands', label: 'East Midlands', aliases: ['E12000004'] },
    { code: 'west_midlands', label: 'West Midlands', aliases: ['E12000005'] },
    { code: 'east_of_england', label: 'East of England', aliases: ['E12000006'] },
    { code: 'london', label: 'London', aliases: ['E12000007'] },
    { code: 'south_east', label: 'South East', aliases: ['E12000008'] },
    { code: 'south_west', label: 'South West', aliases: ['E12000009'] },
  ],
};
