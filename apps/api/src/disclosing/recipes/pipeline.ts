import type { Recipe } from '#disclosure/recipes/recipe';
import { by, count, kept, rows, status } from '#disclosure/recipes/shape';

const organisations = rows(by('organisation'), { organisation: kept, name: kept, count, status });

export const headcountRecipe: Recipe = {
  arguments: {},
  shape: {
    inService: count,
    onCareerBreak: count,
    byStage: rows(by('stage'), { stage: kept, count, status }),
    byTrust: organisations,
    bySchool: organisations,
    byPhase: rows(by('phase'), { phase: kept, count, status }),
    status,
  },
  n: ['inService'],
  sums: [
    { total: ['inService'], parts: [['onCareerBreak']], outcomes: true },
    { total: ['inService'], parts: [['byStage', '*', 'count']] },
    { total: ['inService'], parts: [['byTrust', '*', 'count']] },
    { total: ['inService'], parts: [['bySchool', '*', 'count']] },
    { total: ['inService'], parts: [['byPhase', '*', 'count']] },
  ],
};
