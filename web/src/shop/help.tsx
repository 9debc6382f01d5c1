import { Form } from 'react-router'
import type { Route } from './+types/help.ts'
import { apiOf } from '../api/page-api.server.ts'
import { searchArticles } from '../features/help/articles.server.ts'
import { helpWords } from '../features/help/words.ts'
import { ButtonLink } from '../ui/button.tsx'
import { ChevronRightIcon, SearchIcon } from '../ui/icons.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

const queryLengthMax = 100

export function loader({ request, context }: Route.LoaderArgs) {
  const { locale } = apiOf(context)
  const query = (new URL(request.url).searchParams.get('query') ?? '').trim().slice(0, queryLengthMax)
  const found = searchArticles(query, locale)
  const shown = found.length > 0 ? found : searchArticles('', locale)
  return { query, isFound: found.length > 0, articles: shown.map(({ slug, title, summary }) => ({ slug, title, summary })) }
}

export default function Help({ loaderData }: Route.ComponentProps) {
  const w = useWords(helpWords)
  const { query, isFound, articles } = loaderData
  return (
    <div className="page max-w-reading! pt-8 md:pt-12">
      <PageTitle>{w.title}</PageTitle>
      <h1 className="text-xl">{w.title}</h1>
      <p className="mt-1 text-quiet">{w.hint}</p>
      <search>
        <Form className="input mt-5 flex items-center gap-2 rounded-full" key={query}>
          <SearchIcon className="text-quiet" />
          <input
            type="search"
            name="query"
            defaultValue={query}
            placeholder={w.placeholder}
            aria-label={w.search}
            maxLength={queryLengthMax}
            enterKeyHint="search"
          />
          <button className="sr-only focus:not-sr-only">{w.search}</button>
        </Form>
      </search>
      {query && (
        <p className="mt-6" role="status">
          {isFound ? w.results(query) : `${w.nothing}。${w.nothingText}`}
        </p>
      )}
      <ul className="mt-6 divide-y divide-line">
        {articles.map((article) => (
          <li key={article.slug}>
            <a href={`/help/${article.slug}`} className="group flex items-center gap-4 py-4">
              <span className="min-w-0 flex-1">
                <h2 className="text-base group-hover:underline">{article.title}</h2>
                <span className="text-sm text-quiet">{article.summary}</span>
              </span>
              <ChevronRightIcon className="text-quiet" />
            </a>
          </li>
        ))}
      </ul>
      {query && (
        <ButtonLink href="/help" className="mt-6">
          {w.all}
        </ButtonLink>
      )}
    </div>
  )
}
