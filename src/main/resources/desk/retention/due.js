// How many contacts fall due at the next runs, day by day or week by week.

import { ask } from '../api/graphql.js'
import { DUE } from './documents.js'
import { inputOf } from './input.js'
import { runOf } from './zones.js'

const BARS = 10
const DAY = 24 * 3_600_000

/** @typedef {{ first: number, last: number, count: number }} Bar from its first to its last run; so many contacts fall due */
/** @typedef {{ bars: Bar[], preview?: { contactCount: number, heldCount: number } }} Due */

/**
 * @param {any} policy
 * @param {number} days of each bar
 * @param {boolean} isOfficer
 * @returns {Promise<Due>}
 */
export const due = async (policy, days, isOfficer) => {
  const runs = Array.from({ length: BARS }, (_, bar) => [runOf(policy, bar * days), runOf(policy, bar * days + days - 1)])
  const softDeleted = runs.map(([, last]) => new Date(last - policy.purgeAfterDays * DAY).toISOString())
  const filters = softDeleted.map((before, bar) => [`f${bar}`, {
    state: 'SOFT_DELETED', softDeletedAfter: softDeleted[bar - 1] ?? null, softDeletedBefore: before,
  }])
  const answer = await ask(DUE, { ...Object.fromEntries(filters), policy: inputOf(policy), isOfficer })
  return {
    bars: runs.map(([first, last], bar) => ({ first, last, count: answer[`c${bar}`].totalCount })),
    preview: answer.retentionPreview,
  }
}
