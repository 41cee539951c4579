import { describe, expect, it } from 'vitest';
import { vectorFault } from '../../src/models/cvss.ts';
import { follows, riskOf } from '../../src/models/risk.ts';

const BASE = 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H';

describe('a vector of CVSS', () => {
  it.each([
    `CVSS:3.0/${BASE}`,
    `CVSS:3.1/${BASE}/E:P/RL:O/RC:C/CR:H/MAV:L/MS:C`,
    'CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N',
    'CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:A/MSI:S/S:P/AU:Y/R:I/V:C/RE:M/U:Amber',
  ])('%s is well formed', vector => expect(vectorFault(vector)).toBeUndefined());

  it.each([
    [`CVSS:5.0/${BASE}`, 'its version is none of 3.0, 3.1, 4.0'],
    ['CVSS:3.1', 'CVSS 3.1 has no metric ``'],
    [`CVSS:3.1/${BASE}/`, 'CVSS 3.1 has no metric ``'],
    [`CVSS:3.1/${BASE}/AT:N`, 'CVSS 3.1 has no metric `AT:N`'],
    [`CVSS:3.1/${BASE}/AV:N:N`, 'CVSS 3.1 has no metric `AV:N:N`'],
    [`CVSS:3.1/${BASE}/E:NA`, '`E` cannot be `NA`'],
    ['CVSS:3.1/AV:n/AC:L', '`AV` cannot be `n`'],
    ['CVSS:3.1/AV:N/AV:L', 'it has `AV` twice'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H', 'it lacks `I`, `A`'],
    [`CVSS:4.0/${BASE}`, '`S` cannot be `U`'],
  ])('%s: %s', (vector, fault) => expect(vectorFault(vector)).toBe(fault));
});

describe('the score of a risk', () => {
  it.each([
    ['2x4', 8],
    ['critical', 3],
    [72, 72],
    [{ likelihood: 'low', impact: 'low' }, 0],
    [{ likelihood: 'low', impact: 'high' }, 2],
    [{ likelihood: 'high', impact: 'high' }, 4],
    // Below 3 is low, below 6 medium; the business impact counts where there is one.
    [{ likelihood: { motive: 2, size: 3 }, impact: { 'loss-of-integrity': 9 } }, 2],
    [{ likelihood: { motive: 3 }, impact: { 'loss-of-integrity': 9, 'financial-damage': 5 } }, 2],
    [{ likelihood: { motive: 6 }, impact: { 'loss-of-integrity': 9, 'financial-damage': 2 } }, 2],
    [
      {
        'loss-event-frequency': { min: 1, likely: 2, max: 3 },
        'loss-magnitude': { min: 100, likely: 400, max: 1300 },
      },
      1000,
    ],
    [{ damage: 8, reproducibility: 6, exploitability: 5, 'affected-users': 9, discoverability: 2 }, 6],
    [`CVSS:3.1/${BASE}`, undefined],
  ])('%j is %s', (risk, score) => expect(riskOf(risk)?.score).toBe(score));

  it('a scale of three takes no four', () => {
    const risk = riskOf('1x4');
    expect(risk && [follows(risk, '3x3'), follows(risk, '5x5'), follows(risk, 'fair')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
