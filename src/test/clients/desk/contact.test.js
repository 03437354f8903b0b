// What people do with one contact besides deleting it: export it, keep it by a legal hold, and edit it.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import {
  aSoftDeletedContact, createContact, createTicket, execute, exportOf, expiredToken, goTo, hasNoBarrier, holdBack, isNotTooWide,
  mutate, softDelete, uniqueWord, visit,
} from './helpers.js'

const opened = async (page, { id, name }) => {
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('heading', { name, level: 1 }).waitFor()
}

const says = (page, text) => page.getByRole('status').getByText(text).waitFor()

const beginExport = async page => {
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('button', { name: 'Export', exact: true }).click()
}

/** What a download is, once it is whole. */
const saved = async download => JSON.parse(await readFile(await download.path(), 'utf8'))

test('an export is a download with all of the contact, and a name without any of it', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`)
  const { number } = await createTicket(contact.id)
  await opened(page, contact)
  const downloaded = page.waitForEvent('download')
  await beginExport(page)
  const download = await downloaded
  assert.match(download.suggestedFilename(), /^contact-export-\d{4}-\d\d-\d\d\.json$/)
  const { contact: { id, name, email }, tickets, complete } = await saved(download)
  assert.deepEqual({ id, name, email, complete }, { ...contact, complete: true })
  assert.deepEqual(tickets.map(ticket => ticket.number), [number])
  await says(page, `The export of ⁨${contact.name}⁩ is in your downloads`)
  await page.getByText('exported everything about the contact').waitFor()
}))

/** Exports until the server has had enough of them. */
const exportTooOften = async ({ id }, sub) => { while ((await exportOf(id, sub)).status !== 429); }

const hasExpired = request => ({ ...request.headers(), authorization: `Bearer ${expiredToken()}` })

test('an export that is refused goes on, and one that breaks off can be repeated', () => visit({ as: 'tess', expected: /status of 4(01|29)/ }, async page => {
  const contact = await aSoftDeletedContact()
  const downloads = []
  page.on('download', download => downloads.push(download))
  const answers = [
    route => route.continue({ headers: hasExpired(route.request()) }),
    async route => { await exportTooOften(contact, 'tess'); await route.continue() },
    async route => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).slice(0, -20) })
    },
    route => route.continue(),
  ]
  await page.route('**/export', route => (answers.length > 1 ? answers.shift() : answers[0])(route))
  await opened(page, contact)
  await beginExport(page)
  await says(page, 'Too many requests')
  await says(page, 'The export broke off, so nothing is saved')
  assert.deepEqual(downloads, [])
  await page.getByRole('button', { name: 'Try again' }).click()
  await says(page, `The export of ⁨${contact.name}⁩ is in your downloads`)
  assert.equal(downloads.length, 1)
  assert.equal((await saved(downloads[0])).contact.name, contact.name)
}))

test('a contact that was deleted forever in the meantime is not exported', () => visit({ expected: /status of 404/ }, async page => {
  const { id, name } = await aSoftDeletedContact()
  await opened(page, { id, name })
  const { contact } = await execute('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
  await mutate('purgeContact', { id, previewFingerprint: contact.purgePreview.fingerprint }, 'purge { id }')
  await beginExport(page)
  await says(page, 'somebody has deleted it forever in the meantime')
  await page.getByRole('heading', { level: 1, name: 'This contact no longer exists' }).waitFor()
}))

const holdsOf = async ({ id }) => (await execute(
  'query($id: ID!) { contact(id: $id) { legalHolds { nodes { reason until endedAt } } } }', { id })).contact.legalHolds.nodes

test('a hold is placed for as long as it is needed, released, and placed again', () => visit({ zone: 'Asia/Tokyo', width: 320 }, async page => {
  const contact = await aSoftDeletedContact()
  const nextYear = new Date().getFullYear() + 1
  const until = `${nextYear}-06-30T14:59:59Z`
  await opened(page, contact)
  await page.getByRole('button', { name: 'Place a hold' }).click()
  const form = page.locator('desk-hold-form form')
  const [reason, end] = [form.getByLabel('Why must this contact be kept?'), form.getByLabel('Last day')]
  const send = form.getByRole('button', { name: 'Place a hold' })
  const isWrong = async (field, text) => {
    await send.click()
    await form.getByRole('alert').getByText(text).waitFor()
    assert.equal(await form.locator('[aria-invalid=true]').getAttribute('name'), field)
  }
  await reason.fill(' ')
  await end.fill(`${nextYear + 200}-06-30`)
  await isWrong('reason', 'Write a reason')
  await reason.fill('A case')
  await isWrong('until', 'within 100 years')
  await hasNoBarrier(page, 'a refused hold')
  await end.fill(`${nextYear}-06-30`)
  await send.click()
  await says(page, 'The hold is placed')
  await page.getByText(`A legal hold is in force until ⁨Jun 30, ${nextYear}⁩`).waitFor()
  assert.deepEqual(await holdsOf(contact), [{ reason: 'A case', until, endedAt: null }])
  await isNotTooWide(page, 'a contact with a hold')

  await page.getByRole('button', { name: 'Release this hold' }).click()
  await says(page, 'The hold is released')
  await page.getByText('Released by ⁨Pat Privacy Officer⁩').waitFor()
  await page.getByText('A legal hold is in force').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Place it again' }).click()
  await says(page, 'The hold is placed')
  const holds = await holdsOf(contact)
  assert.deepEqual(holds.map(({ endedAt, ...hold }) => [hold, endedAt === null]), [true, false].map(isInForce => [{ reason: 'A case', until }, isInForce]))
}))

const fieldsOf = async ({ id }) => (await execute(
  'query($id: ID!) { contact(id: $id) { name email phone jobTitle address } }', { id })).contact

/** The form that edits the contact, and a function that saves it. */
const edited = async page => {
  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  const form = page.locator('desk-contact-edit form')
  return [form, () => form.getByRole('button', { name: 'Save' }).click()]
}

test('edits a contact, and says at its field what cannot be saved', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`, { phone: '+41 44 668 18 00' })
  await opened(page, contact)
  const [form, save] = await edited(page)
  await form.getByLabel('Phone').fill('12')
  await save()
  await form.getByRole('alert').getByText('This is no phone number').waitFor()
  assert.equal(await form.locator('[aria-invalid=true]').getAttribute('name'), 'phone')
  await hasNoBarrier(page, 'a refused change')
  await form.getByLabel('Phone').fill('')
  await form.getByLabel('Name').fill(`${contact.name} Huber`)
  await form.getByLabel('Address').fill('Bahnhofstrasse 1\n8001 Zürich')
  await save()
  await says(page, 'The changes are saved')
  await page.getByRole('heading', { name: `${contact.name} Huber`, level: 1 }).waitFor()
  await page.getByText('⁨Pat Privacy Officer⁩ changed: ').waitFor()
  assert.deepEqual(await fieldsOf(contact), {
    name: `${contact.name} Huber`, email: contact.email, phone: null, jobTitle: null, address: 'Bahnhofstrasse 1\n8001 Zürich',
  })
}))

test('while somebody else changes the contact, nothing that is typed is lost', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`, { jobTitle: 'Clerk' })
  await opened(page, contact)
  const [form, save] = await edited(page)
  await form.getByLabel('Job title').fill('Head of desk')
  await mutate('updateContact', { id: contact.id, jobTitle: 'Chief', address: 'Bern' }, 'contact { id }')
  await save()
  await form.getByRole('alert').getByText('Nothing is saved yet').waitFor()
  assert.deepEqual(await form.getByRole('listitem').allTextContents(), ['⁨Job title⁩ is now: ⁨Chief⁩', '⁨Address⁩ is now: ⁨Bern⁩'])
  assert.equal(await form.getByLabel('Job title').inputValue(), 'Head of desk')
  assert.equal((await fieldsOf(contact)).jobTitle, 'Chief')

  await softDelete(contact.id)
  await save()
  await form.getByRole('alert').getByText('somebody has deleted this contact').waitFor()
  await beginExport(page) // the page reads the contact again
  await page.getByText('Deleted by ⁨check⁩').waitFor()
  assert.equal(await form.getByLabel('Job title').inputValue(), 'Head of desk')
  await form.getByRole('button', { name: 'Restore' }).click()
  await says(page, 'is restored')
  await save()
  await says(page, 'The changes are saved')
  const { name, email } = contact
  assert.deepEqual(await fieldsOf(contact), { name, email, phone: null, jobTitle: 'Head of desk', address: 'Bern' })
}))

const isUpdate = request => request.postData()?.includes('DeskUpdateContact')

test('a second click on "Save" saves nothing again, and a closed form says whether it may be saved', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`)
  await opened(page, contact)
  const slow = await holdBack(page, '**/graphql', isUpdate)
  const updates = []
  page.on('request', request => { if (isUpdate(request)) updates.push(request) })
  const [form] = await edited(page)
  await form.getByLabel('Job title').fill('Clerk')
  await form.getByRole('button', { name: 'Save' }).dblclick()
  await slow.isHeld
  slow.letGo()
  await says(page, 'The changes are saved')
  assert.equal(updates.length, 1)

  await page.getByRole('button', { name: 'Edit', exact: true }).click()
  await form.getByLabel('Job title').fill('Chief')
  await mutate('updateContact', { id: contact.id, jobTitle: 'Head of desk' }, 'contact { id }')
  const conflict = await holdBack(page, '**/graphql', isUpdate)
  await form.getByRole('button', { name: 'Save' }).click()
  await conflict.isHeld
  await form.getByRole('button', { name: 'Cancel' }).click()
  await says(page, 'cancelled after it had been sent')
  conflict.letGo()
  await page.getByRole('definition').getByText('Head of desk').waitFor()
  assert.equal(await form.count(), 0)
}))

test('a day that no calendar has is not sent', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`)
  await opened(page, contact)
  await page.getByRole('button', { name: 'Place a hold' }).click()
  const form = page.locator('desk-hold-form form')
  const send = form.getByRole('button', { name: 'Place a hold' })
  await form.getByLabel('Why must this contact be kept?').fill('A case')
  await form.locator('[name=until]').evaluate(it => { it.value = '20277-12-31' })
  await send.click()
  assert.ok(await form.locator('[name=until]').evaluate(it => it.matches(':invalid:focus')))
  await form.locator('[name=until]').fill('')
  await send.click()
  await says(page, 'The hold is placed')
}))

test('a second click or a held key undoes nothing', () => visit({}, async page => {
  const contact = await createContact(`Vera ${uniqueWord()}`)
  await mutate('placeLegalHold', { contactId: contact.id, reason: 'A case' }, 'legalHold { id }')
  await opened(page, contact)
  await page.getByRole('button', { name: 'Release this hold' }).dblclick()
  await page.getByText('Released by').waitFor()
  await says(page, 'The hold is released')
  await page.getByRole('button', { name: 'Place it again' }).waitFor()

  const restores = []
  page.on('request', request => { if (request.postData()?.includes('DeskRestoreContact')) restores.push(request) })
  await page.getByRole('button', { name: 'Delete', exact: true }).focus()
  await page.keyboard.down('Enter')
  const restore = page.getByRole('button', { name: 'Restore', exact: true })
  await restore.waitFor()
  for (let presses = 0; presses < 3; presses++) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.getByText('deleted the contact').waitFor()
  assert.deepEqual(restores, [])
}))
