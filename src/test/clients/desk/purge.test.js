// A purge: the reference by which it is found again, and one that takes long, watched through a reload, the Back button and a
// restart of the server.

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { aSoftDeletedContact, execute, goTo, mutate, server, visit } from './helpers.js'

/** Purges that are requested while purges are paused begin, and then wait. */
const pausePurges = paused => fetch(`${process.env.HELPDESK_MANAGEMENT_URL}/actuator/purges`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ paused }),
})

const answers = () => fetch(`${server}/readyz`).then(({ ok }) => ok, () => false)

const until = async condition => { while (!await condition()) await pause(100) }

const restart = async () => {
  process.kill(Number(readFileSync(process.env.HELPDESK_PID, 'utf8')))
  await until(async () => !await answers())
  return async () => {
    spawn(process.env.HELPDESK_START, { detached: true, stdio: 'ignore' }).unref()
    await until(answers)
  }
}

after(() => pausePurges(false))

test('whoever has to prove a deletion finds it by its reference', () => visit({ locale: 'de', zone: 'Europe/Berlin' }, async page => {
  const { id, name } = await aSoftDeletedContact()
  await goTo(page, `#/contacts/${encodeURIComponent(id)}`)
  await page.getByRole('button', { name: 'Weitere Optionen' }).click()
  await page.getByRole('button', { name: 'Endgültig löschen', exact: true }).click()
  await page.getByLabel('die Zahl der Tickets').fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Endgültig löschen' }).click()
  await page.getByText('Der Kontakt ist endgültig gelöscht').waitFor()
  const address = page.url()
  const reference = await page.locator('dt:text("Kennung der Löschung") + dd').innerText()
  for (const when of ['Begonnen am', 'Abgeschlossen am']) await page.locator(`dt:text("${when}") + dd`).getByText(/ ME(S?)Z$/).waitFor()
  await page.getByText('Zeitzone ⁨Europe/Berlin⁩').waitFor()
  await page.getByText('Pat Privacy Officer', { exact: true }).waitFor()
  assert.equal(await page.getByText(name).count(), 0)

  await page.getByRole('link', { name: 'Endgültig gelöscht', exact: true }).click()
  await page.getByLabel('Kennung der Löschung').fill(` ${reference} `)
  await page.keyboard.press('Enter')
  await page.getByText('Der Kontakt ist endgültig gelöscht').waitFor()
  assert.equal(page.url(), address)
  await goTo(page, `#/purges/${encodeURIComponent(id)}`)
  await page.getByText('Unter dieser Kennung wurde nichts endgültig gelöscht').waitFor()
}))

test('a purge is watched until it is complete', () => visit({ expected: /ERR_CONNECTION_REFUSED|WebSocket connection|status of 50\d|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/ }, async page => {
  const contact = await aSoftDeletedContact()
  await pausePurges(true)
  await goTo(page, `#/contacts/${encodeURIComponent(contact.id)}`)
  await page.getByRole('button', { name: 'More options' }).click()
  await page.getByRole('button', { name: 'Delete Forever', exact: true }).click()
  await page.getByLabel('the number of tickets').fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete forever' }).click()
  const running = page.getByText('is being deleted forever')
  await running.waitFor()
  const address = page.url()

  await page.reload()
  await running.waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1 }).getByText('no longer exists').waitFor()
  await page.goForward()
  await running.waitFor()

  const start = await restart()
  await page.getByText('The server does not answer').waitFor()
  await running.waitFor()
  await start()
  await page.getByText('The server does not answer').waitFor({ state: 'detached' })
  await pausePurges(false)
  await page.getByText('The contact was deleted forever').waitFor()
  await page.getByText('2 tickets that they requested').waitFor()
  assert.equal(page.url(), address)
  assert.equal((await execute('query($id: ID!) { contact(id: $id) { id } }', { id: contact.id })).contact, null)
}))

/** A purge that waits, watched through sockets that do what the test says. Time passes as fast as it wants. */
const watchingPurge = (expected, steps) => {
  const sockets = { opened: 0, isAway: false, isSilent: false }
  const prepare = async page => {
    await page.clock.install()
    await page.routeWebSocket('**/graphql', socket => {
      sockets.opened++
      if (sockets.isAway) return socket.close({ code: 1001 })
      const { isSilent } = sockets
      const server = socket.connectToServer()
      server.onMessage(message => { if (!isSilent || !message.includes('"pong"')) socket.send(message) })
      sockets.close = () => socket.close({ code: 1001 })
    })
  }
  return visit({ prepare, expected }, async page => {
    const { id } = await aSoftDeletedContact(undefined, 0)
    await pausePurges(true)
    const { contact } = await execute('query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }', { id })
    const { purge } = await mutate('purgeContact', { id, previewFingerprint: contact.purgePreview.fingerprint }, 'purge { id }')
    await goTo(page, `#/purges/${encodeURIComponent(purge.id)}`)
    await page.getByText('is being deleted forever').waitFor()
    await until(() => sockets.opened === 1)
    try {
      await steps(page, sockets)
    } finally {
      await pausePurges(false)
    }
  })
}

/** Lets at most so many seconds pass until then. */
const within = async (seconds, page, condition) => {
  for (let passed = 0; !condition(); passed++) {
    assert.ok(passed < seconds, `not within ${seconds} seconds`)
    await page.clock.runFor(1000)
  }
}

test('a server that was away for long is found again within seconds', () => watchingPurge(undefined, async (page, sockets) => {
  sockets.isAway = true
  sockets.close()
  await within(300, page, () => sockets.opened > 9)
  sockets.isAway = false
  const { opened } = sockets
  await page.getByText('The server does not answer').waitFor()
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await until(() => sockets.opened > opened)
}))

test('a connection that is silent is opened again', () => watchingPurge(undefined, async (page, sockets) => {
  sockets.isSilent = true
  sockets.close()
  await within(60, page, () => sockets.opened === 2)
  sockets.isSilent = false
  await within(60, page, () => sockets.opened === 3)
}))
