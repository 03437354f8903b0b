// Opens the explorer of a running dev-time server in a real browser and does what a newcomer would do first.
//
//   node explorer.mjs http://localhost:8080 [--browser /usr/bin/chromium] [--screenshot explorer.png] [--purge]
//
// It only reads, unless --purge asks for the whole story: then the demo's contact of the story is gone afterwards.
// Ends with 0 when all is well, and otherwise with 1 and a sentence for each thing that is not.

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values: options, positionals: [base] } = parseArgs({
  allowPositionals: true,
  options: {
    browser: { type: 'string' },
    purge: { type: 'boolean' },
    screenshot: { type: 'string' },
  },
})

const browsers = [options.browser, process.env.BROWSER_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']
const complaints = []
const complain = sentence => complaints.push(sentence)

const steps = ['List the deleted contacts', 'Preview', 'Purge', 'See Deleted User']

/** Reports whatever the page should never do. */
const watch = async page => {
  const { origin } = new URL(base)
  await page.exposeFunction('reportViolation', what => complain(`The page violates its own policy: ${what}.`))
  await page.addInitScript(() => addEventListener('securitypolicyviolation', event =>
    reportViolation(`${event.effectiveDirective} refuses ${event.blockedURI}`)))
  page.on('request', request => {
    if (!request.url().startsWith(`${origin}/`)) complain(`The page asks a foreign origin: ${request.url()}.`)
  })
  page.on('response', response => {
    if (response.status() >= 400) complain(`The page asks for ${response.url()} and gets ${response.status()}.`)
  })
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complain(`The console is not clean: ${message.text()}`)
  })
  page.on('pageerror', error => complain(`The page's script fails: ${error.message}`))
}

const expect = (condition, sentence) => condition || complain(sentence)

const opensWithStrictPolicy = async page => {
  const response = await page.goto(new URL('/graphiql', base).href)
  const policy = response.headers()['content-security-policy'] ?? ''
  expect(policy.includes("default-src 'self'"), 'The page has no policy that restricts it to its own origin.')
  expect(!policy.includes('unsafe-'), `The page's policy is loosened: ${policy}.`)
}

const offersTheSteps = async page => {
  const tabs = page.locator('.graphiql-tab-button[data-step]')
  await tabs.nth(steps.length - 1).waitFor()
  const labels = await tabs.evaluateAll(buttons => buttons.map(({ dataset }) => dataset.label))
  expect(labels.join() === steps.join(), `The tabs are not the four steps of the story, but ${labels.join(', ')}.`)
}

const offersTokens = async page => {
  const labels = await page.locator('#caller option').allTextContents()
  expect(labels.includes('Agent') && labels.includes('Privacy officer'), 'The choice of tokens is not filled in.')
  expect(await page.locator('#caller option:checked').textContent() === 'Privacy officer',
    'The privacy officer is not preselected.')
  expect(await page.locator('#bearer').inputValue(), 'The place for the token is empty.')
  expect(await page.locator('#bearer').getAttribute('type') === 'password', 'The token is shown unasked.')
}

const showsDocumentation = async page => {
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
  await page.locator('.graphiql-doc-explorer').getByText('Query', { exact: true }).click()
  await page.locator('.graphiql-doc-explorer').getByText('contacts', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: 'Hide Documentation Explorer' }).click()
}

const opensAndClosesDialogs = async page => {
  await page.getByRole('button', { name: 'Open settings dialog' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const marksMistakesWithinThePolicy = async page => {
  const editor = page.locator('.graphiql-query-editor .CodeMirror')
  const text = await editor.evaluate(({ CodeMirror }) => CodeMirror.getValue())
  await editor.evaluate(({ CodeMirror }) => CodeMirror.setValue('query Mistake { nothingOfTheKind }'))
  await page.locator('.CodeMirror-lint-mark-error').first().waitFor()
  await page.locator('.CodeMirror-lint-mark-error').first().hover()
  await page.locator('.CodeMirror-lint-tooltip').first().waitFor()
  await editor.evaluate(({ CodeMirror }, before) => CodeMirror.setValue(before), text)
  await page.locator('.graphiql-tab-active [data-step="1"]').waitFor()
}

const opensStep = async (page, number) => {
  await page.locator(`.graphiql-tab-button[data-step="${number}"]`).click()
  await page.waitForTimeout(500) // GraphiQL reads the operation's name with a delay, which a person does not notice.
}

const run = async (page, operation) => {
  const [response] = await Promise.all([
    page.waitForResponse(candidate => candidate.request().postDataJSON()?.operationName === operation),
    page.getByRole('button', { name: 'Execute query (Ctrl-Enter)' }).click(),
  ])
  const { data, errors } = await response.json()
  expect(!errors, `${operation} is refused: ${JSON.stringify(errors)}`)
  expect((await response.request().allHeaders()).authorization?.startsWith('Bearer '), 'The token is not sent.')
  return data
}

const listsTheDeletedView = async page => {
  const { contacts } = await run(page, 'DeletedView')
  expect(contacts?.nodes?.length > 0, 'No deleted contact is listed.')
  await page.locator('.result-window').getByText('totalCount').waitFor()
}

const previewsWithTheIdFromBefore = async page => {
  await opensStep(page, 2)
  const { contact } = await run(page, 'Preview')
  expect(contact?.purgePreview?.fingerprint, 'The preview did not get the id of the step before, or is empty.')
}

const purgesAndSeesDeletedUser = async page => {
  await opensStep(page, 3)
  const { purgeContact } = await run(page, 'Purge')
  expect(purgeContact?.purge, `The purge is refused: ${JSON.stringify(purgeContact?.userErrors)}`)
  await opensStep(page, 4)
  const { ticket } = await run(page, 'SeeDeletedUser')
  expect(JSON.stringify(ticket).includes('"Deleted User"'), 'The ticket does not show the Deleted User.')
}

const keepsTheTokenToItself = async page => {
  const token = await page.locator('#bearer').inputValue()
  expect(!page.url().includes(token), 'The token is part of the address.')
  expect(!await page.evaluate(secret => JSON.stringify(localStorage).includes(secret), token),
    'The token outlives the browser tab.')
}

const check = async page => {
  page.setDefaultTimeout(15_000)
  await watch(page)
  await opensWithStrictPolicy(page)
  await offersTheSteps(page)
  await offersTokens(page)
  await showsDocumentation(page)
  await opensAndClosesDialogs(page)
  await marksMistakesWithinThePolicy(page)
  await listsTheDeletedView(page)
  await previewsWithTheIdFromBefore(page)
  if (options.purge) await purgesAndSeesDeletedUser(page)
  await keepsTheTokenToItself(page)
}

if (!base) throw new Error('Give the address of a running server, such as http://localhost:8080.')
const executablePath = browsers.find(path => path && existsSync(path))
if (!executablePath) throw new Error('Install Chromium, or give the path of a browser with --browser.')

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
    '--disable-sync', '--no-first-run'],
})
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
await check(page).catch(error => complain(`The newcomer got stuck: ${error.message}`))
if (options.screenshot) {
  await page.screenshot({ path: options.screenshot }).catch(() => complain('There is nothing to take a picture of.'))
}
await browser.close()

new Set(complaints).forEach(sentence => console.error(sentence.slice(0, 400)))
console.log(complaints.length ? 'The explorer is not well.' : 'The explorer works.')
process.exitCode = complaints.length ? 1 : 0
