// How much the page sends, and how soon it is of use on a slow phone.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { desk, visit } from './helpers.js'

/** A slow 4G, and a processor that takes four times as long. */
const slowPhone = async page => {
  const phone = await page.context().newCDPSession(page)
  await phone.send('Network.enable')
  await phone.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 })
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  return phone
}

/** The files of the page and the bytes that are sent of each, compressed as they are. */
const receiving = phone => {
  const files = new Map()
  const sizes = new Map()
  phone.on('Network.responseReceived', ({ requestId, response: { url } }) => {
    if (url.startsWith(desk)) files.set(requestId, url.slice(desk.length).split('?')[0])
  })
  phone.on('Network.dataReceived', ({ requestId, encodedDataLength }) => {
    const file = files.get(requestId)
    if (file !== undefined) sizes.set(file, (sizes.get(file) ?? 0) + encodedDataLength)
  })
  return sizes
}

test('sends less than 100 kB to a slow phone that has never seen it', async context => {
  let sizes = new Map()
  let before = 0
  const prepare = async page => {
    sizes = receiving(await slowPhone(page))
    before = Date.now()
  }
  await visit({ width: 390, prepare }, async page => {
    await page.getByRole('table').waitFor()
    const size = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
    const back = Math.round(await page.evaluate(() => performance.now()))
    context.diagnostic(`The contacts are there after ${Date.now() - before} ms, silent sign-in included: ${back} ms after the way back from`
      + ` the provider; ${sizes.size} files, ${size} bytes`)
    const largest = [...sizes].sort(([, one], [, other]) => other - one).slice(0, 10)
    assert.ok(size > 10_000 && size < 100_000, `${size} bytes: ${largest.map(entry => entry.join(' ')).join(', ')}`)
  })
})
