import { registerEnumType } from '@nestjs/graphql';

export const SurvivalOrigin = { ENTRY: 'ENTRY', QTS: 'QTS', TRAINING: 'TRAINING' } as const;
registerEnumType(SurvivalOrigin, {
  name: 'SurvivalOrigin',
  description:
    'Where the clock starts. Whoever never entered is not in it, and who entered later than the clock is in view from entry on.',
});

export const SurvivalEvent = {
  LEAVE_PROFESSION: 'LEAVE_PROFESSION',
  LEAVE_TRUST: 'LEAVE_TRUST',
  LEAVE_SCHOOL: 'LEAVE_SCHOOL',
} as const;
registerEnumType(SurvivalEvent, {
  name: 'SurvivalEvent',
  description:
    'What ends it: leaving teaching, or also the first day with posts only outside the first school, or its trust.',
});

export const TimeUnit = { DAYS: 'DAYS', MONTHS: 'MONTHS' } as const;
registerEnumType(TimeUnit, { name: 'TimeUnit', description: 'Whole days or completed calendar months.' });

export const LogRankWeights = { LOGRANK: 'LOGRANK', PETO_PETO: 'PETO_PETO' } as const;
registerEnumType(LogRankWeights, {
  name: 'LogRankWeights',
  description: 'Whether all departures count alike, or early ones more.',
});
