// GraphiQL with a token and a story, for a page that allows no inline code or styles.

import { Story, storyTabs } from './story.js'
import { onToken, tell } from './token.js'

const { React, ReactDOM, GraphiQL } = window

// GraphiQL's dialogs add a <style> element that keeps the page behind from scrolling. The page's content security policy
// refuses such elements, and nothing else uses them, so they are not added.
const appendToHead = document.head.appendChild.bind(document.head)
document.head.appendChild = node => (node instanceof HTMLStyleElement ? node : appendToHead(node))

const { endpoint } = document.documentElement.dataset
const container = document.getElementById('explorer')
const story = new Story()

const parsed = (text, { status }) => {
  try {
    return JSON.parse(text)
  } catch {
    return { errors: [{ message: `The server answered ${status} without a GraphQL response.` }] }
  }
}

const isUnauthenticated = ({ status }, { errors }) =>
  status === 401 || errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')

/** Sends each request, introspection included, with the token from the top of the page. */
const fetcherWith = token => async (request, { headers } = {}) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'Accept': 'application/graphql-response+json',
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(request),
  })
  const answer = parsed(await response.text(), response)
  if (token) tell(isUnauthenticated(response, answer) ? 'refused' : 'sent')
  story.learn(request, answer)
  labelTabs()
  return answer
}

const labelTabs = () => story.label(container.querySelectorAll('.graphiql-tab-button'))

const start = async () => {
  const root = ReactDOM.createRoot(container)
  const defaultTabs = await storyTabs()
  let fetcher
  let activeTab

  const render = variables => root.render(React.createElement(GraphiQL, {
    fetcher,
    defaultTabs,
    variables,
    onTabChange,
    // Queries may contain names of people, so they are kept only as long as the browser tab.
    storage: window.sessionStorage,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  }, React.createElement(GraphiQL.Logo, null, ' ')))

  const onTabChange = ({ tabs, activeTabIndex }) => {
    const { id, title } = tabs[activeTabIndex]
    if (id === activeTab) return
    activeTab = id
    queueMicrotask(() => render(story.variablesFor(title)))
  }

  new MutationObserver(labelTabs).observe(container, { childList: true, subtree: true, characterData: true })
  await onToken(token => {
    fetcher = fetcherWith(token)
    render()
  })
}

start()
