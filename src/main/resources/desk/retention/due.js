// How many contacts fall due at the next runs, day by day or week by week.

import { ask } from '../api/graphql.js'
import { DUE } from './documents.js'
import { inputOf } from './input.js'
import { runOf } from './zones.js'

const BARS = 10
const DAY = 24 * 3_600_000

/** @typedef {import('../contacts/list.js').Dates} Dates */
/** @typedef {{ first: number, last: number, count: number, dates: Dates }} Bar so many are due from its first to its last run */
/** @typedef {{ bars: Bar[], preview?: { contactCount: number, heldCount: number } }} Due */

/** Who was deleted before this time is due at this run. @param {number} run @param {number} days */
export const dueBefore = (run, days) => new Date(run - days * DAY).toISOString()

/**
 * @param {any} policy
 * @param {number} days of each bar
 * @param {boolean} isPrivacyOfficer
 * @returns {Promise<Due>}
 */
export const due = async (policy, days, isPrivacyOfficer) => {
  const runs = Array.from({ length: BARS }, (_, bar) => [runOf(policy, bar * days), runOf(policy, bar * days + days - 1)])
  const ends = runs.map(([, last]) => dueBefore(last, policy.purgeAfterDays))
  const dates = ends.map((softDeletedBefore, bar) => ({ softDeletedAfter: ends[bar - 1], softDeletedBefore }))
  const filters = dates.map((span, bar) => [`f${bar}`, { state: 'SOFT_DELETED', ...span }])
  const answer = await ask(DUE, { ...Object.fromEntries(filters), policy: inputOf(policy), isPrivacyOfficer })
  return {
    bars: runs.map(([first, last], bar) => ({ first, last, count: answer[`c${bar}`].totalCount, dates: dates[bar] })),
    preview: answer.retentionPreview,
  }
}
