// Many contacts at once.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSoftDeletedContact, createContact, execute, goTo, hasNoBarrier, mutate, picture, uniqueWord, visit } from './helpers.js'

const namesOf = async filter => (await execute(
  'query($filter: ContactFilter) { contacts(filter: $filter) { nodes { name } } }', { filter })).contacts.nodes.map(({ name }) => name)

test('deletes, restores and deletes again by the toast', () => visit({}, async page => {
  const word = uniqueWord()
  for (const name of ['Ada', 'Ben', 'Cem']) await createContact(`${name} ${word}`)
  await goTo(page, `#/contacts?search=${word}`)
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('status').getByText('3 contacts are deleted').waitFor()
  await page.getByText('No contact is found').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').getByText('3 contacts are restored').waitFor()
  assert.equal((await namesOf({ state: 'ACTIVE', search: word })).length, 3)
}))

test('deletes many forever, and says who is left out and why', () => visit({}, async page => {
  const word = uniqueWord()
  for (const name of ['Ada', 'Ben']) await aSoftDeletedContact(`${name} ${word}`, 1)
  const held = await aSoftDeletedContact(`Cem ${word}`, 1)
  await mutate('placeLegalHold', { contactId: held.id, reason: 'A case' }, 'legalHold { id }')
  await goTo(page, `#/contacts?state=SOFT_DELETED&search=${word}`)
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Delete forever …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 contact is left out').waitFor()
  await dialog.getByText(held.name).waitFor()
  await dialog.getByText('A legal hold forbids it').waitFor()
  for (const name of ['Ada', 'Ben']) await dialog.getByRole('link', { name: `${name} ${word}` }).waitFor()
  await dialog.getByText('2 tickets').waitFor()
  await hasNoBarrier(page, 'the dialog of a batch')
  await picture(page, 'batch-dialog')
  await dialog.getByLabel('the number of contacts').fill('2')
  await dialog.getByRole('button', { name: 'Delete forever' }).click()
  await page.getByText('All contacts of the batch are deleted forever or left out').waitFor()
  await page.reload()
  await page.getByText('2 of 2 contacts deleted forever').waitFor()
  assert.deepEqual(await namesOf({ state: 'SOFT_DELETED', search: word }), [held.name])
}))

test('says so if none of them can be deleted forever', () => visit({}, async page => {
  const word = uniqueWord()
  const held = await aSoftDeletedContact(`Cem ${word}`, 1)
  await mutate('placeLegalHold', { contactId: held.id, reason: 'A case' }, 'legalHold { id }')
  await goTo(page, `#/contacts?state=SOFT_DELETED&search=${word}`)
  await page.getByRole('checkbox', { name: 'Select all' }).check()
  await page.getByRole('button', { name: 'Delete forever …' }).click()
  await page.getByRole('dialog', { name: 'None of these contacts can be deleted forever' }).waitFor()
}))

test('a batch of many shows all its contacts, page by page', () => visit({ zone: 'Asia/Tokyo' }, async page => {
  const word = uniqueWord()
  const ids = []
  for (let n = 0; n < 101; n++) ids.push((await createContact(`Dan ${n} ${word}`)).id)
  await mutate('softDeleteContacts', { ids }, 'results { id }')
  const { purgeBatch } = await mutate('preparePurgeBatch', { ids }, 'purgeBatch { id }')
  await goTo(page, `#/batches/${encodeURIComponent(purgeBatch.id)}`)
  await page.getByText(/It can be started until .* GMT\+9/).waitFor()
  await page.getByText('101 contacts will be deleted forever').click()
  const names = page.locator('main details').first().getByRole('link', { name: word })
  const first = await names.allInnerTexts()
  assert.equal(first.length, 100)
  await page.getByRole('link', { name: 'Next page' }).click()
  await page.getByRole('link', { name: 'Previous page' }).waitFor()
  const [last, ...others] = await names.allInnerTexts()
  assert.deepEqual(others, [])
  assert.ok(!first.includes(last))
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '101 contacts will be deleted forever')
  await page.reload()
  await page.getByRole('link', { name: last, exact: true }).waitFor()
  await page.getByRole('link', { name: 'Previous page' }).click()
  await page.getByRole('link', { name: first[0], exact: true }).waitFor()
  await page.getByRole('button', { name: 'Read and start' }).click()
  await page.getByRole('dialog').getByText('101 contacts will be deleted forever').click()
  await page.getByRole('dialog').getByRole('link', { name: 'and 81 more' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}))
