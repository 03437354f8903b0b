// How much the page sends, how soon it is of use on a slow phone, and that it does not grow.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createContact, desk, uniqueWord, visit } from './helpers.js'

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

/** What the page holds in memory once the browser has cleaned up. */
const held = async chrome => {
  for (let n = 0; n < 3; n++) await chrome.send('HeapProfiler.collectGarbage')
  const { metrics } = await chrome.send('Performance.getMetrics')
  const { Nodes: nodes, JSEventListeners: listeners, JSHeapUsedSize: heap } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  return { nodes, listeners, heap }
}

test('holds no more in memory after a hundred pages of a list', async context => {
  const word = uniqueWord()
  for (let n = 10; n < 51; n++) await createContact(`${word} ${n}`)
  await visit({ at: `#/contacts?search=${word}` }, async page => {
    const chrome = await page.context().newCDPSession(page)
    await chrome.send('Performance.enable')
    await page.getByRole('status').getByText('41 contacts').waitFor()
    const goOn = async name => {
      const first = await page.locator('tbody a').first().getAttribute('href')
      await page.getByRole('link', { name }).click()
      await page.waitForFunction(first => document.querySelector('tbody a').getAttribute('href') !== first, first)
    }
    const thereAndBack = async pages => {
      for (let n = 0; n < pages; n += 4) for (const name of ['Next', 'Next', 'Previous', 'Previous']) await goOn(`${name} page`)
    }
    await thereAndBack(20)
    const before = await held(chrome)
    await thereAndBack(100)
    const after = await held(chrome)
    const [nodes, listeners, heap] = ['nodes', 'listeners', 'heap'].map(what => after[what] - before[what])
    context.diagnostic(`A hundred pages add ${nodes} nodes, ${listeners} listeners and ${heap} bytes`)
    assert.ok(nodes < 100 && listeners < 100, 'something stays of each page')
    assert.ok(heap < 1_000_000, `${heap} bytes`)
  })
})
