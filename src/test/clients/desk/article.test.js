// How to permanently delete a contact, step by step as the article describes it, with the mouse and with the keyboard alone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSoftDeletedContact, createContact, createTicket, execute, goTo, hasNoBarrier, mutate, picture, softDelete, tabTo, uniqueWord, visit } from './helpers.js'

/** A deleted contact with two tickets, who has commented on somebody else's. */
const aDeletedCommenter = async () => {
  const ticket = await createTicket((await createContact(`Ada ${uniqueWord()}`)).id)
  const contact = await createContact(`Mal ${uniqueWord()}`, { phone: '+41 44 668 18 00', jobTitle: 'Clerk' })
  await mutate('addCollaborator', { ticketId: ticket.id, contactId: contact.id }, 'ticket { id }')
  await mutate('addComment', { ticketId: ticket.id, authorId: contact.id, body: 'Mine does not print, either' }, 'comment { id }')
  for (const subject of ['Printer', 'Scanner']) await createTicket(contact.id, subject)
  await softDelete(contact.id)
  return { ...contact, ticket }
}

const mouse = {
  follow: (page, name) => page.getByRole('link', { name, exact: true }).click(),
  press: (page, button) => button.click(),
}

const keyboard = {
  follow: (page, name) => keyboard.press(page, page.getByRole('link', { name, exact: true })),
  press: async (page, element) => {
    await tabTo(page, element)
    await page.keyboard.press('Enter')
  },
}

for (const [by, hand] of Object.entries({ mouse, keyboard })) {
  test(`deletes a contact permanently, by ${by}`, () => visit({}, async page => {
    const { id, name, ticket } = await aDeletedCommenter()

    // Go to Contacts Module and select Deleted View.
    await hand.follow(page, 'Contacts')
    await hand.follow(page, 'Deleted')
    await page.getByRole('searchbox').focus()
    await page.keyboard.type(name)

    // Open the contact you want to delete permanently and click on the more options icon.
    await hand.follow(page, name)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await hand.press(page, page.getByRole('button', { name: 'More options' }))

    // Select the Delete Forever option to open a pop-up listing the actions that will be performed.
    await hand.press(page, page.getByRole('button', { name: 'Delete Forever', exact: true }))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('2 tickets that they requested').waitFor()
    await dialog.getByText('1 comment on other people’s tickets').waitFor()
    await dialog.getByText('This is recorded as requested by ⁨Pat Privacy Officer⁩.').waitFor()
    await dialog.getByText('There is no way back').waitFor()
    await picture(page, `article-${by}`)

    // Click on the Delete Forever option to delete the contact permanently.
    const number = dialog.getByLabel('type 2, the number of tickets')
    await tabTo(page, number)
    await page.keyboard.type('3')
    await hand.press(page, dialog.getByRole('button', { name: 'Delete forever' }))
    await dialog.getByText('This is not the number').waitFor()
    await number.fill('2')
    await hand.press(page, dialog.getByRole('button', { name: 'Delete forever' }))
    await page.getByText('The contact was deleted forever').waitFor()
    assert.equal((await execute('query($id: ID!) { contact(id: $id) { id } }', { id })).contact, null)

    // It will show as "Deleted User has commented".
    await goTo(page, `#/tickets/${encodeURIComponent(ticket.id)}`)
    await page.getByText('Deleted User has commented').waitFor()
    assert.equal(await page.getByText(name).count(), 0)
  }))
}

for (const [width, height] of [[390, 640], [320, 520]]) {
  test(`the buttons of its dialog stay in sight at ${width} × ${height}, and cover nothing that has the focus`, () => visit({ width }, async page => {
    const { id } = await aDeletedCommenter()
    await page.setViewportSize({ width, height })
    await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
    await page.getByRole('button', { name: 'More options' }).click()
    await page.getByRole('button', { name: 'Delete Forever', exact: true }).click()
    const dialog = page.getByRole('dialog')
    const buttons = ['Delete Forever', 'Cancel'].map(name => dialog.getByRole('button', { name }))
    const number = dialog.getByLabel('type 2, the number of tickets')
    await number.waitFor()
    for (const button of buttons) assert.ok(await isUncovered(button))
    assert.ok(!await isUncovered(number), 'The dialog is not long enough')
    await tabTo(page, number)
    assert.ok(await isUncovered(number))
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await dialog.getByText('This is not the number').waitFor()
    for (const element of [...buttons, number]) assert.ok(await isUncovered(element))
    await hasNoBarrier(page, 'the dialog')
    await picture(page, `article-dialog-${width}`)
  }))
}

/** All of it can be seen: nothing else is at its corners, but for their rounding. */
const isUncovered = element => element.evaluate(it => {
  const { left, right, top, bottom } = it.getBoundingClientRect()
  return [left + 5, right - 5].every(x => [top + 5, bottom - 5].every(y => it.contains(document.elementFromPoint(x, y))))
})

test('what is done most often needs no menu', () => visit({ width: 390 }, async page => {
  const { id, name } = await createContact(`Mia ${uniqueWord()}`)
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await keyboard.press(page, page.getByRole('button', { name: 'Delete', exact: true }))
  await page.getByRole('status').getByText(`⁨${name}⁩ is deleted`).waitFor()
  const restore = page.getByRole('button', { name: 'Restore', exact: true })
  await restore.waitFor()
  assert.ok(await restore.evaluate(it => it === document.activeElement))
  await page.getByRole('button', { name: 'Delete Forever …' }).click()
  await page.getByRole('dialog').getByText('There is no way back').waitFor()
  await page.keyboard.press('Escape')
  await restore.click()
  await page.getByRole('status').getByText(`⁨${name}⁩ is restored`).waitFor()
}))

test('a contact can be restored at any time before', () => visit({}, async page => {
  const { id, name } = await aSoftDeletedContact()
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await page.getByRole('status').getByText(`⁨${name}⁩ is restored`).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').getByText(`⁨${name}⁩ is deleted again, as of today`).waitFor()
}))
