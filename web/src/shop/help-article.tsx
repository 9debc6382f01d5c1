import { data } from 'react-router'
import type { Route } from './+types/help-article.ts'
import { apiOf } from '../api/page-api.server.ts'
import { findArticle, searchArticles } from '../features/help/articles.server.ts'
import { helpWords } from '../features/help/words.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { ChipLink } from '../ui/chip.tsx'
import { useWords } from '../ui/language.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export function loader({ params, context }: Route.LoaderArgs) {
  const { locale } = apiOf(context)
  const article = findArticle(params.article, locale)
  if (!article) throw data(null, { status: 404 })
  const others = searchArticles('', locale).filter(({ slug }) => slug !== article.slug)
  return { article, others: others.map(({ slug, title }) => ({ slug, title })) }
}

export default function HelpArticle({ loaderData }: Route.ComponentProps) {
  const w = useWords(helpWords)
  const { article, others } = loaderData
  return (
    <div className="page max-w-reading! pt-6 md:pt-10">
      <PageTitle>{article.title}</PageTitle>
      <Breadcrumbs label={w.where} items={[{ label: w.title, href: '/help' }, { label: article.title }]} />
      <article className="prose mt-2">
        <h1 className="text-xl! mt-0!">{article.title}</h1>
        <p className="text-quiet">{article.summary}</p>
        {article.sections.map((section) => (
          <section key={section.heading}>
            <h2>{section.heading}</h2>
            {section.paragraphs.map((paragraph) => (
              <p key={paragraph} className="mt-2">
                {paragraph}
              </p>
            ))}
          </section>
        ))}
      </article>
      <aside className="card-paper mt-10 flex flex-col gap-3 p-4 md:p-6">
        <p className="font-medium">{w.stillStuck}</p>
        <p className="text-quiet">{w.stillStuckText}</p>
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/orders">{w.orders}</ButtonLink>
          <ButtonLink href="/lookup">{w.findOrder}</ButtonLink>
        </p>
      </aside>
      <h2 className="mt-10 mb-3 text-lg">{w.related}</h2>
      <ul className="flex flex-wrap gap-2">
        {others.map((other) => (
          <li key={other.slug}>
            <ChipLink href={`/help/${other.slug}`}>{other.title}</ChipLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
