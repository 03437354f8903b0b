// Times in the zone of the policy, next to the reader's own. A time of day names another moment after the clocks have been
// changed, so that runs are counted in days of the calendar and not in hours.

import { html, nothing } from 'lit'
import { language, t } from '../text/text.js'

/** @type {Intl.DateTimeFormatOptions} */
const DATE_AND_TIME = { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }
/** @type {Intl.DateTimeFormatOptions} */
const NUMERIC = { hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }
const HOUR = 3_600_000
const DAY = 24 * HOUR

export const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** All that this browser knows, with those that are needed in any case. @param {string} chosen */
export const zones = chosen => [...new Set([ownZone, 'UTC', chosen, ...Intl.supportedValuesOf('timeZone')])].sort()

/** The server may know a zone that this browser does not. @param {string} zone */
const known = zone => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone && zone
  } catch {
    return 'UTC'
  }
}

/** What the clocks of a zone show, as if they showed UTC. @param {number} moment @param {string} zone */
const wallClock = (moment, zone) => {
  const format = new Intl.DateTimeFormat('en', { ...NUMERIC, timeZone: known(zone) })
  const parts = format.formatToParts(moment).map(({ type, value }) => [type, Number(value)])
  const { year, month, day, hour, minute } = Object.fromEntries(parts)
  return Date.UTC(year, month - 1, day, hour, minute)
}

/**
 * When the clocks of a zone show a time: the first time if they do so twice, and as much later as they are put forward if
 * they skip it, like the server.
 *
 * @param {number} wall as if they showed UTC
 * @param {string} zone
 */
const momentOf = (wall, zone) => {
  const [before, after] = [wall - DAY, wall + DAY].map(moment => wallClock(moment, zone) - moment)
  const moments = [wall - before, wall - after]
  return moments.find(moment => wallClock(moment, zone) === wall) ?? moments[0]
}

/**
 * The moment of the run that is so many days after the next one.
 *
 * @param {{ nextRunAt: string, runAt: { time: string, zone: string } }} policy
 * @param {number} days
 */
export const runOf = ({ nextRunAt, runAt: { time, zone } }, days) => {
  const next = Date.parse(nextRunAt)
  if (days === 0) return next
  const [hours, minutes] = time.split(':').map(Number)
  const midnight = Math.floor(wallClock(next, zone) / DAY) * DAY
  return momentOf(midnight + days * DAY + hours * HOUR + minutes * 60_000, zone)
}

/** @param {number} moment @param {string} zone @param {Intl.DateTimeFormatOptions} options */
export const formattedIn = (moment, zone, options) =>
  new Intl.DateTimeFormat(language, { ...options, timeZone: known(zone) }).format(moment)

/** @param {string | number} time @param {string} zone */
export const momentIn = (time, zone) => t('retention.moment', {
  time: formattedIn(new Date(time).getTime(), zone, DATE_AND_TIME),
  zone: known(zone),
})

/** The reader's own time, if the clocks there show another one. @param {string | number} time @param {string} zone */
export const ownMoment = (time, zone) => {
  const moment = new Date(time).getTime()
  return wallClock(moment, zone) === wallClock(moment, ownZone) ? undefined : momentIn(moment, ownZone)
}

/** @param {string} time @param {string} zone */
export const shownTime = (time, zone) => {
  const own = ownMoment(time, zone)
  return html`
    <time datetime=${time}>${momentIn(time, zone)}</time>
    ${own ? html`<br><small>${t('retention.ownTime', { time: own })}</small>` : nothing}`
}
