import type { Order } from '@yizhan/contract/orders'
import { Card, Divided } from '../../ui/card.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ExternalIcon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/language.tsx'
import { Time } from '../../ui/time.tsx'
import { orderWords } from './words.ts'

/** Each parcel with who brings it and how to follow it. */
export function OrderParcels({ parcels }: { parcels: Order['parcels'] }) {
  const w = useWords(orderWords)
  if (parcels.length === 0) return null
  return (
    <Card title={w.parcels}>
      <Divided>
        {parcels.map((parcel) => (
          <div key={parcel.parcelId} className="grid gap-2">
            <p className="flex flex-wrap gap-x-3">
              <span className="font-medium">{parcel.carrier}</span>
              <span className="text-quiet">
                {parcel.receivedAt ? w.receivedAt : w.dispatchedAt} <Time at={parcel.receivedAt ?? parcel.dispatchedAt} />
              </span>
            </p>
            <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
              <p className="min-w-0">
                <span className="text-sm text-quiet">{w.tracking} </span>
                <span className="numbers select-all">{parcel.trackingNumber}</span>
              </p>
              <span className="flex flex-wrap gap-2">
                <CopyButton text={parcel.trackingNumber} label={w.copyNumber} />
                {parcel.trackingUrl && (
                  <a href={parcel.trackingUrl} target="_blank" rel="noreferrer" className="btn btn-paper btn-sm">
                    {w.track}
                    <ExternalIcon size={18} />
                  </a>
                )}
              </span>
            </div>
          </div>
        ))}
      </Divided>
    </Card>
  )
}
