// A policy as the API takes it, and as the form shows it.

import { ownZone } from './zones.js'

/** @param {any} policy */
export const inputOf = ({ purgeAfterDays, runAt: { time, zone }, cancelWindowHours }) =>
  ({ purgeAfterDays, runAt: { time, zone }, cancelWindowHours })

/** What is typed, as an input. @param {Record<string, string>} draft */
export const inputOfDraft = ({ purgeAfterDays, time, zone, cancelWindowHours }) =>
  ({ purgeAfterDays: Number(purgeAfterDays), runAt: { time, zone }, cancelWindowHours: Number(cancelWindowHours) })

/** What the form shows of a policy; while it is off, what most begin with. @param {any} policy */
export const draftOf = ({ purgeAfterDays, runAt, cancelWindowHours }) => ({
  purgeAfterDays: String(purgeAfterDays ?? ''),
  time: runAt?.time ?? '03:00',
  zone: runAt?.zone ?? ownZone,
  cancelWindowHours: String(cancelWindowHours ?? 24),
})

/**
 * Whether the API wants the preview to be confirmed: if the policy was off, or has fewer days or hours now.
 *
 * @param {any} policy as it is
 * @param {any} input
 */
export const shortens = ({ purgeAfterDays, cancelWindowHours }, input) =>
  purgeAfterDays === null || input.purgeAfterDays < purgeAfterDays || input.cancelWindowHours < cancelWindowHours

/** Whether a policy says this already; null stands for none. @param {any} policy @param {any} input */
export const says = (policy, input) => input === null
  ? policy.purgeAfterDays === null
  : policy.purgeAfterDays !== null && JSON.stringify(inputOf(policy)) === JSON.stringify(input)
