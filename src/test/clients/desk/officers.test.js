// Two privacy officers at once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSoftDeletedContact, createTicket, execute, goTo, hasNoBarrier, restore, softDelete, uniqueWord, visit } from './helpers.js'

const opened = async (page, { id }) => {
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('button', { name: 'Delete Forever', exact: true }).click()
  await page.getByRole('dialog').getByLabel('the number of tickets').waitFor()
  return page.getByRole('dialog')
}

const confirmed = async (dialog, number) => {
  await dialog.getByLabel('the number of tickets').fill(String(number))
  await dialog.getByRole('button', { name: 'Delete forever' }).click()
}

const exists = async ({ id }) => (await execute('query($id: ID!) { contact(id: $id) { id } }', { id })).contact !== null

test('one restores the contact while the other confirms', () => visit({}, async page => {
  const contact = await aSoftDeletedContact()
  const dialog = await opened(page, contact)
  await visit({ as: 'olga', at: `#/contacts/${encodeURIComponent(contact.id)}` }, async other => {
    await other.getByRole('button', { name: 'More options' }).click()
    await other.getByRole('button', { name: 'Restore', exact: true }).click()
    await other.getByRole('status').getByText('is restored').waitFor()
  })
  await confirmed(dialog, 2)
  await dialog.getByText('somebody has restored it').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Delete forever' }).count(), 0)
  assert.ok(await exists(contact))
}))

test('what has changed meanwhile is marked and asked again', () => visit({}, async page => {
  const contact = await aSoftDeletedContact(`Tim ${uniqueWord()}`, 1)
  const dialog = await opened(page, contact)
  await restore(contact.id)
  await createTicket(contact.id, 'Scanner')
  await softDelete(contact.id)
  await confirmed(dialog, 1)
  await dialog.getByText('Nothing has been deleted yet').waitFor()
  await dialog.getByText('before: 1').first().waitFor()
  await hasNoBarrier(page, 'the dialog with what has changed')
  assert.ok(await exists(contact))
  await confirmed(dialog, 2)
  await page.getByText('The contact was deleted forever').waitFor()
  assert.ok(!await exists(contact))
}))
