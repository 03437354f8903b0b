// What people have written is text, whatever it holds and wherever it stands: it does nothing, and leaves the text around it
// in its order.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  aSoftDeletedContact, asPreparedByThePolicy, createContact, createTicket, execute, goTo, hostileNames,
  isNotTooWide, isThere, mutate, setPolicy, uniqueWord, visit,
} from './helpers.js'

const addressOf = (view, { id }) => `#/${view}/${encodeURIComponent(id)}`

/** What the provider says that the name of `eve` is. */
const EVE = '<img src=x onerror=alert(1)> דלאל'

/** The server takes directional controls from the names of agents. */
const agentCalled = text => text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')

/** As `t` of the page isolates it within a sentence. */
const isolated = text => `\u2068${text}\u2069`

const aPurge = async sub => {
  const { id } = await aSoftDeletedContact()
  const { contact } = await execute('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
  return (await mutate('purgeContact', { id, previewFingerprint: contact.purgePreview.fingerprint }, 'purge { id }', sub)).purge
}

/** All that people can write is this text; names begin with a word by which one finds them. */
const aHelpDeskFullOf = async (text, n) => {
  const [agent, word] = [agentCalled(text), uniqueWord()]
  const person = `${word} ${text}`.slice(0, 200)
  await execute('mutation($input: DefineCustomFieldInput!) { defineCustomField(input: $input) { customField { key } } }',
    { input: { key: `text_${n}`, label: text, type: 'TEXT' } }) // nothing if it is there already
  const values = [{ key: `text_${n}`, value: text }]
  const active = await createContact(person, { jobTitle: text, address: text, customFieldValues: values })
  const [deleted, held] = [await createContact(person), await createContact(person)]
  const ticket = await createTicket(active.id, text)
  await mutate('addCollaborator', { ticketId: ticket.id, contactId: deleted.id }, 'ticket { id }')
  await mutate('addComment', { ticketId: ticket.id, authorId: deleted.id, body: text }, 'comment { id }', text)
  await mutate('addComment', { ticketId: ticket.id, body: text, visibility: 'PRIVATE' }, 'comment { id }', text)
  await mutate('rateTicket', { ticketId: ticket.id, raterId: active.id, score: 1, remark: text }, 'surveyRating { score }', text)
  await mutate('updateContact', { id: active.id, customFieldValues: [{ key: `text_${n}`, value: `${text} ${text}` }] }, 'contact { id }', text)
  for (const { id } of [deleted, held]) await mutate('softDeleteContact', { id }, 'contact { id }', text)
  for (const { id } of [active, held]) await mutate('placeLegalHold', { contactId: id, reason: text }, 'legalHold { id }', text)
  const { purgeBatch: batch } = await mutate('preparePurgeBatch', { ids: [deleted.id, held.id] }, 'purgeBatch { id }', text)
  return { text, agent, word, person, active, deleted, held, ticket, batch, purge: await aPurge(text) }
}

/** Waits until an element of each kind reads like that; with an ellipsis at the end, begins like that. */
const reads = async (page, places) => {
  for (const [place, text] of places) {
    const isRead = page.waitForFunction(([place, text]) => [...document.querySelectorAll(place)]
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
      .some(read => text.endsWith('…') ? read.startsWith(text.slice(0, -1)) : read === text), [place, text], { timeout: 15_000 })
    await isRead.catch(async () => assert.deepEqual(await page.locator(place).allTextContents(), [text], place))
  }
}

/**
 * Whatever of these texts is in the page, in its elements or their attributes, is isolated from what is around it by an element
 * or by characters, and has become no element itself.
 */
const isHarmless = async (page, texts) => {
  const spilt = await page.evaluate(texts => {
    const isHostile = text => texts.some(hostile => text.includes(hostile.slice(0, 20)))
    const apart = text => texts.reduce((rest, hostile) => rest.replaceAll(`\u2068${hostile}\u2069`, ''), text)
    const isBox = (element, text) => element?.textContent.trim() === text.trim()
      && /isolate|plaintext/.test(getComputedStyle(element).unicodeBidi)
    const found = []
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (words.nextNode()) {
      const { data, parentElement } = words.currentNode
      if (isHostile(apart(data)) && !isBox(parentElement.closest('bdi, [dir=auto]'), data)) found.push(parentElement.outerHTML)
    }
    for (const element of document.body.querySelectorAll('*')) {
      const values = [...element.attributes].map(({ name, value }) => name === 'href' ? '' : value)
      if (values.some(value => isHostile(apart(value)))) found.push(element.outerHTML)
      if (element.matches('input, textarea') && isHostile(element.value) && element.dir !== 'auto') found.push(element.outerHTML)
    }
    return found.map(html => html.slice(0, 500))
  }, texts)
  assert.deepEqual(spilt, [])
  assert.equal(await page.locator('body').locator('img, script, [onerror]').count(), 0)
  await isNotTooWide(page, page.url())
}

const [markup, directional, long, emoji] = hostileNames

for (const [n, hostile] of [`${markup} ${directional} ${emoji}`, long].entries()) {
  test(`text stays text everywhere: ${hostile.slice(0, 30)} …`, () => visit({ as: 'eve' }, async page => {
    const { text, agent, word, person, active, deleted, ticket, batch, purge } = await aHelpDeskFullOf(hostile, n)
    const [who, by] = [isolated(person), isolated(agent)]
    const recorded = `This is recorded as requested by ${isolated(EVE)}. …`
    const press = name => page.getByRole('button', { name, exact: true }).click()
    const option = async name => {
      await press('More options')
      await page.locator('.menu').getByRole('button', { name, exact: true }).click()
    }
    const shows = async places => {
      await reads(page, places)
      await isHarmless(page, [`${text} again`, `${text} ${text}`, text, person, agent, EVE])
    }
    const goesTo = async (address, places) => {
      await goTo(page, address)
      await isThere(page)
      await shows(places)
    }

    await goesTo(`#/contacts?search=${word}`, [['tbody th bdi', person], ['.who span', `Signed in as ${isolated(EVE)}`]])
    await page.getByRole('checkbox', { name: `Select ${who}`, exact: true }).check()
    await press('Delete')
    await shows([['.toast span', `${who} is deleted.`]])
    await press('Undo')
    await shows([['.toast span', `${who} is restored.`]])
    await goesTo(`#/contacts?${new URLSearchParams({ search: person })}`, [['h1', 'Contacts']])
    assert.equal(await page.getByRole('searchbox').inputValue(), person)

    await goesTo(addressOf('contacts', active), [
      ['h1 bdi', person], ['.fields dt bdi', text], ['.fields dd', text], ['.fields dd', `${text} ${text}`],
      ['desk-contact-tickets th a', `#${ticket.number} ${text}`],
      ['desk-contact-holds .text', text], ['desk-contact-holds small', `Placed by ${by} on …`],
      ['.trail span', `${by} changed: ${isolated(text)}.`],
    ])
    assert.equal(await page.title(), `${person} · Help desk`)
    const download = page.waitForEvent('download')
    await option('Export')
    assert.match((await download).suggestedFilename(), /^contact-export-\d{4}-\d\d-\d\d\.json$/)
    await shows([['.toast span', `The export of ${who} is in your downloads. …`]])
    await press('Edit')
    for (const [field, value] of [['Name', person], ['Job title', text], ['Address', text]]) {
      assert.equal(await page.getByRole('textbox', { name: field, exact: true }).inputValue(), value)
    }
    await mutate('updateContact', { id: active.id, address: `${text} again` }, 'contact { id }')
    await page.getByLabel('Address').fill(`Not ${text}`)
    await page.getByLabel('E-mail').fill(deleted.email)
    await press('Save')
    await shows([['#edit-error li', `${isolated('Address')} is now: ${isolated(`${text} again`)}`]])
    await press('Save')
    await shows([['#edit-error a', person]])

    await goesTo(addressOf('tickets', ticket), [
      ['h1 bdi', `#${ticket.number} ${text}`], ['.fields dd a', person], ['.fields li a', person],
      ['article header strong', `${who} has commented (recorded by ${by})`], ['article .text', text],
      ['article.private strong', `${by} has written a private note`], ['article.private .text', text],
      ['#ratings ~ ul strong', `${who} has rated the ticket (recorded by ${by})`], ['#ratings ~ ul .text', text],
    ])
    assert.equal(await page.title(), `#${ticket.number} ${text} · Help desk`)
    await goesTo('#/holds', [['tbody th a', person], ['tbody .text', text]])
    await goesTo(`#/purges?${new URLSearchParams({ requestedBy: agent })}`, [
      ['tbody td a', agent], ['main p', `Requested by ${by} only. …`],
    ])
    await goesTo(addressOf('purges', purge), [['.fields dd bdi', agent]])

    await goesTo('#/batches', [['tbody td bdi', agent]])
    await asPreparedByThePolicy(page)
    await setPolicy({ purgeAfterDays: 36_500 - n, runAt: { time: '03:00', zone: 'UTC' }, cancelWindowHours: 168 }, text)
    await goesTo('#/retention', [['td', `by ${by}, …`]])
    await page.getByText('Show the contacts').last().click()
    await shows([['desk-retention-batches li a', person]])
    await page.unroute('**/graphql')
    await setPolicy(null)
    await goesTo(addressOf('batches', batch), [['main p', `Prepared by ${by} on …`], ['details li a', person], ['h2 + ul a', person]])
    await press('Read and start …')
    await shows([['dialog details:first-of-type li a', person], ['dialog details + details li a', person], ['dialog p', recorded]])
    await page.keyboard.press('Escape')
    await mutate('cancelPurgeBatch', { id: batch.id }, 'purgeBatch { id }', text)
    await page.reload()
    await shows([['main p', `Cancelled by ${by} on …`]])

    await goesTo(addressOf('contacts', deleted), [
      ['h1 bdi', person], ['.state strong', `Deleted by ${by} on …`], ['desk-contact-collaborations th a', `#${ticket.number} ${text}`],
    ])
    await option('Delete Forever')
    await shows([['dialog h2', `Delete ${who} forever?`], ['dialog p', recorded]])
    await page.keyboard.press('Escape')
    await press('Restore')
    await shows([['.toast span', `${who} is restored.`]])
    await press('Undo')
    await shows([['.toast span', `${who} is deleted again, as of today.`]])
  }))
}
