// GraphiQL with a token and examples, for a page that allows no inline code or styles.

import { Examples } from './examples.js'
import { stream } from './stream.js'
import { panelWith, tabsWith } from './tabs.js'
import { onToken, tell } from './token.js'

const { React, ReactDOM, GraphiQL } = window

// GraphiQL's dialogs add a <style> element that keeps the page behind from scrolling. The page's content security policy
// refuses such elements, and nothing else uses them, so they are not added.
const appendToHead = document.head.appendChild.bind(document.head)
document.head.appendChild = node => (node instanceof HTMLStyleElement ? node : appendToHead(node))

const { endpoint } = document.documentElement.dataset

// GraphiQL's own query asks for less.
const introspection = GraphiQL.GraphQL.getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
})

/** GraphiQL does not show which specification a scalar follows, so it becomes part of the description. */
const linkSpecifications = ({ types }) => types
  .filter(({ specifiedByURL }) => specifiedByURL)
  .forEach(type => { type.description = `${type.description ?? ''}\n\nSpecified by ${type.specifiedByURL}` })

const parsed = async response => {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return { errors: [{ message: `The server answered ${response.status} without a GraphQL response.` }] }
  }
}

const isUnauthenticated = ({ status }, { errors }) =>
  status === 401 || errors?.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED')

const isSubscription = ({ operationName }, documentAST) => documentAST?.definitions
  .some(({ operation, name }) => operation === 'subscription' && (!operationName || name?.value === operationName))

/** Sends each request, introspection included, with the token from the top of the page. */
const fetcherWith = (token, examples) => {
  const post = (request, headers, accepted, signal) => fetch(endpoint, {
    method: 'POST',
    headers: {
      'Accept': accepted,
      'Content-Type': 'application/json',
      ...(token && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(request),
    signal,
  })

  const read = async response => {
    const answer = await parsed(response)
    if (token) tell(isUnauthenticated(response, answer) ? 'refused' : 'sent')
    return answer
  }

  const tellAbout = ({ variables }, missing) => {
    document.getElementById('notice').value = missing || examples.unfilled(variables)
  }

  const answered = async (request, headers) => {
    const isIntrospection = request.operationName === 'IntrospectionQuery'
    const sent = isIntrospection ? { ...request, query: introspection } : request
    const answer = await read(await post(sent, headers, 'application/graphql-response+json'))
    if (isIntrospection) linkSpecifications(answer.data?.__schema ?? { types: [] })
    else tellAbout(request, examples.learn(request.operationName, answer))
    return answer
  }

  return (request, { headers, documentAST } = {}) => {
    if (!isSubscription(request, documentAST)) return answered(request, headers)
    tellAbout(request, '')
    return stream(signal => post(request, headers, 'text/event-stream', signal), read)
  }
}

const start = async () => {
  const root = ReactDOM.createRoot(document.getElementById('explorer'))
  const examples = await Examples.read()
  const defaultTabs = examples.story.map(example => examples.tab(example))
  const plugins = [panelWith(examples)]
  const tabs = React.createElement(GraphiQL.Logo, null, React.createElement(tabsWith(examples)))

  await onToken(token => root.render(React.createElement(GraphiQL, {
    fetcher: fetcherWith(token, examples),
    defaultTabs,
    disableTabs: true,
    plugins,
    schemaDescription: true,
    inputValueDeprecation: true,
    // Queries may contain names of people, so they are kept only as long as the browser tab.
    storage: window.sessionStorage,
    defaultEditorToolsVisibility: 'variables',
    shouldPersistHeaders: false,
  }, tabs)))
}

start()
