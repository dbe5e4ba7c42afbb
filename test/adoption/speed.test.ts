import { expect, test } from "vitest";
import { kaplanMeier } from "../../domain/adoption/speed.ts";

const reached = (...days: number[]) => days.map((day) => ({ days: day, reached: true }));
const lastSeen = (...days: number[]) => days.map((day) => ({ days: day, reached: false }));

test("the textbook example of Freireich's remissions", () => {
  const times = [...lastSeen(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35), ...reached(6, 6, 6, 7, 10, 13, 16, 22, 23)];
  const { steps, medianDays, people } = kaplanMeier(times);
  expect(steps.map(({ days, atRisk, survival }) => [days, atRisk, Math.round(survival * 1000) / 1000])).toEqual([
    [6, 21, 0.857],
    [7, 17, 0.807],
    [10, 15, 0.753],
    [13, 12, 0.69],
    [16, 11, 0.627],
    [22, 7, 0.538],
    [23, 6, 0.448],
  ]);
  expect([medianDays, people]).toEqual([23, 21]);
});

test("the other arm of the same trial, on placebo: nobody was lost, so it is the plain share that is left", () => {
  // Freireich et al., Blood 21 (1963); the estimates as printed in Cox and Oakes, Analysis of Survival Data (1984).
  const weeks = reached(1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23);
  const { steps, medianDays } = kaplanMeier(weeks);
  expect(steps.map(({ days, survival }) => [days, Math.round(survival * 1000) / 1000])).toEqual([
    [1, 0.905],
    [2, 0.81],
    [3, 0.762],
    [4, 0.667],
    [5, 0.571],
    [8, 0.381],
    [11, 0.286],
    [12, 0.19],
    [15, 0.143],
    [17, 0.095],
    [22, 0.048],
    [23, 0],
  ]);
  expect(medianDays).toBe(8);
});

test("the median is the first day on which half are there, and null when that never comes", () => {
  expect(kaplanMeier([...reached(5), ...lastSeen(9)]).medianDays).toBe(5);
  expect(kaplanMeier([...reached(5), ...lastSeen(9, 9)]).medianDays).toBeNull();
  expect(kaplanMeier([]).medianDays).toBeNull();
});

test("who is last seen on the day of somebody's success was still under way", () => {
  expect(kaplanMeier([...lastSeen(5), ...reached(5)]).steps).toEqual([
    { days: 5, atRisk: 2, reached: 1, survival: 0.5 },
  ]);
});

test("people who are not there yet slow the estimate down, as a mean over adopters would not show", () => {
  const adopters = reached(10, 20, 30);
  expect(kaplanMeier(adopters).medianDays).toBe(20);
  expect(kaplanMeier([...adopters, ...lastSeen(100, 100, 100, 100)]).medianDays).toBeNull();
});
