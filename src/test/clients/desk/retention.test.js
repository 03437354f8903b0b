// The retention policy, which deletes contacts forever by itself.

import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { aSoftDeletedContact, execute, goTo, mutate, uniqueWord, visit } from './helpers.js'

const AT_NIGHT = { runAt: { time: '03:00', zone: 'UTC' }, cancelWindowHours: 24 }
const at = '#/retention'

const switchedOn = async purgeAfterDays => {
  const policy = { purgeAfterDays, ...AT_NIGHT }
  const { retentionPreview } = await execute(
    'query($policy: RetentionPolicyInput!) { retentionPreview(policy: $policy) { fingerprint } }', { policy })
  await mutate('setRetentionPolicy', { policy, previewFingerprint: retentionPreview.fingerprint }, 'retentionPolicy { version }')
}

afterEach(() => mutate('setRetentionPolicy', { policy: null }, 'retentionPolicy { version }'))

test('its bars lead to the contacts that fall due, those with a legal hold marked', () => visit({}, async page => {
  const word = uniqueWord()
  const [held, free] = [await aSoftDeletedContact(`Ada ${word}`), await aSoftDeletedContact(`Ben ${word}`)]
  await mutate('placeLegalHold', { contactId: held.id, reason: 'A case' }, 'legalHold { id }')
  await switchedOn(1)
  await goTo(page, at)
  await page.getByRole('link', { name: /falls? due at the run/ }).last().click()
  await page.getByText('Only contacts deleted between').waitFor()
  await page.getByRole('columnheader', { name: 'Deleted on' }).getByRole('link').click()
  await page.getByRole('row', { name: held.name }).getByText('Legal hold').waitFor()
  await page.getByRole('row', { name: free.name }).waitFor()
  assert.equal(await page.getByRole('row', { name: free.name }).getByText('Legal hold').count(), 0)
  await page.reload()
  await page.getByRole('link', { name: 'Show all deleted contacts' }).click()
  await page.getByRole('searchbox').fill(word)
  await page.getByRole('status').getByText('2 contacts').waitFor()
}))
