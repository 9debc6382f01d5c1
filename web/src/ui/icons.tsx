import type { ReactElement } from 'react'
import { __iconNode as home } from '@tabler/icons-react/dist/esm/icons/IconHome.mjs'
import { __iconNode as category } from '@tabler/icons-react/dist/esm/icons/IconLayoutGrid.mjs'
import { __iconNode as cart } from '@tabler/icons-react/dist/esm/icons/IconShoppingBag.mjs'
import { __iconNode as orders } from '@tabler/icons-react/dist/esm/icons/IconReceipt.mjs'
import { __iconNode as person } from '@tabler/icons-react/dist/esm/icons/IconUser.mjs'
import { __iconNode as search } from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import { __iconNode as close } from '@tabler/icons-react/dist/esm/icons/IconX.mjs'
import { __iconNode as check } from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs'
import { __iconNode as chevronRight } from '@tabler/icons-react/dist/esm/icons/IconChevronRight.mjs'
import { __iconNode as chevronLeft } from '@tabler/icons-react/dist/esm/icons/IconChevronLeft.mjs'
import { __iconNode as chevronDown } from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs'
import { __iconNode as plus } from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs'
import { __iconNode as minus } from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs'
import { __iconNode as trash } from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs'
import { __iconNode as edit } from '@tabler/icons-react/dist/esm/icons/IconPencil.mjs'
import { __iconNode as truck } from '@tabler/icons-react/dist/esm/icons/IconTruckDelivery.mjs'
import { __iconNode as mail } from '@tabler/icons-react/dist/esm/icons/IconMail.mjs'
import { __iconNode as message } from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs'
import { __iconNode as rule } from '@tabler/icons-react/dist/esm/icons/IconShieldCheck.mjs'
import { __iconNode as warning } from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs'
import { __iconNode as info } from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs'
import { __iconNode as clock } from '@tabler/icons-react/dist/esm/icons/IconClock.mjs'
import { __iconNode as language } from '@tabler/icons-react/dist/esm/icons/IconLanguage.mjs'
import { __iconNode as sun } from '@tabler/icons-react/dist/esm/icons/IconSun.mjs'
import { __iconNode as moon } from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs'
import { __iconNode as auto } from '@tabler/icons-react/dist/esm/icons/IconBrightnessHalf.mjs'
import { __iconNode as textSize } from '@tabler/icons-react/dist/esm/icons/IconTextSize.mjs'
import { __iconNode as filter } from '@tabler/icons-react/dist/esm/icons/IconAdjustmentsHorizontal.mjs'
import { __iconNode as compare } from '@tabler/icons-react/dist/esm/icons/IconColumns.mjs'
import { __iconNode as help } from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs'
import { __iconNode as shop } from '@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs'
import { __iconNode as box } from '@tabler/icons-react/dist/esm/icons/IconPackage.mjs'
import { __iconNode as today } from '@tabler/icons-react/dist/esm/icons/IconSunrise.mjs'
import { __iconNode as settings } from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { __iconNode as upload } from '@tabler/icons-react/dist/esm/icons/IconUpload.mjs'
import { __iconNode as download } from '@tabler/icons-react/dist/esm/icons/IconDownload.mjs'
import { __iconNode as tag } from '@tabler/icons-react/dist/esm/icons/IconTag.mjs'
import { __iconNode as copy } from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs'
import { __iconNode as menu } from '@tabler/icons-react/dist/esm/icons/IconMenu2.mjs'
import { __iconNode as pin } from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs'
import { __iconNode as refresh } from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs'
import { __iconNode as picture } from '@tabler/icons-react/dist/esm/icons/IconPhoto.mjs'
import { __iconNode as signOut } from '@tabler/icons-react/dist/esm/icons/IconLogout.mjs'
import { __iconNode as external } from '@tabler/icons-react/dist/esm/icons/IconExternalLink.mjs'
import { __iconNode as key } from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import { __iconNode as devices } from '@tabler/icons-react/dist/esm/icons/IconDevices.mjs'
import { __iconNode as history } from '@tabler/icons-react/dist/esm/icons/IconHistory.mjs'
import { __iconNode as lock } from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { __iconNode as phone } from '@tabler/icons-react/dist/esm/icons/IconDeviceMobile.mjs'
import { __iconNode as freeze } from '@tabler/icons-react/dist/esm/icons/IconSnowflake.mjs'
import { __iconNode as privacy } from '@tabler/icons-react/dist/esm/icons/IconEyeOff.mjs'
import { __iconNode as rescue } from '@tabler/icons-react/dist/esm/icons/IconLifebuoy.mjs'
import { __iconNode as ledger } from '@tabler/icons-react/dist/esm/icons/IconBook2.mjs'

export interface IconProps {
  /** Side in pixels of the regular size; grows in large mode. */
  size?: number
  className?: string
}

/** One outline drawing as a single path, so that a page of icons stays small and quick. Decorative: a word stands beside it. */
function drawn(node: typeof home): (props: IconProps) => ReactElement {
  const line = node.map(([, attributes]) => attributes.d ?? '').join('')
  return function Icon({ size = 20, className }) {
    const side = `${size / 16}rem`
    return (
      <svg viewBox="0 0 24 24" width={side} height={side} aria-hidden="true" className={className ? `icon ${className}` : 'icon'}>
        <path d={line} />
      </svg>
    )
  }
}

export const HomeIcon = /* @__PURE__ */ drawn(home)
export const CategoryIcon = /* @__PURE__ */ drawn(category)
export const CartIcon = /* @__PURE__ */ drawn(cart)
export const OrdersIcon = /* @__PURE__ */ drawn(orders)
export const PersonIcon = /* @__PURE__ */ drawn(person)
export const SearchIcon = /* @__PURE__ */ drawn(search)
export const CloseIcon = /* @__PURE__ */ drawn(close)
export const CheckIcon = /* @__PURE__ */ drawn(check)
export const ChevronRightIcon = /* @__PURE__ */ drawn(chevronRight)
export const ChevronLeftIcon = /* @__PURE__ */ drawn(chevronLeft)
export const ChevronDownIcon = /* @__PURE__ */ drawn(chevronDown)
export const PlusIcon = /* @__PURE__ */ drawn(plus)
export const MinusIcon = /* @__PURE__ */ drawn(minus)
export const TrashIcon = /* @__PURE__ */ drawn(trash)
export const EditIcon = /* @__PURE__ */ drawn(edit)
export const TruckIcon = /* @__PURE__ */ drawn(truck)
export const MailIcon = /* @__PURE__ */ drawn(mail)
export const MessageIcon = /* @__PURE__ */ drawn(message)
export const RuleIcon = /* @__PURE__ */ drawn(rule)
export const WarningIcon = /* @__PURE__ */ drawn(warning)
export const InfoIcon = /* @__PURE__ */ drawn(info)
export const ClockIcon = /* @__PURE__ */ drawn(clock)
export const LanguageIcon = /* @__PURE__ */ drawn(language)
export const SunIcon = /* @__PURE__ */ drawn(sun)
export const MoonIcon = /* @__PURE__ */ drawn(moon)
export const AutoIcon = /* @__PURE__ */ drawn(auto)
export const TextSizeIcon = /* @__PURE__ */ drawn(textSize)
export const FilterIcon = /* @__PURE__ */ drawn(filter)
export const CompareIcon = /* @__PURE__ */ drawn(compare)
export const HelpIcon = /* @__PURE__ */ drawn(help)
export const ShopIcon = /* @__PURE__ */ drawn(shop)
export const BoxIcon = /* @__PURE__ */ drawn(box)
export const TodayIcon = /* @__PURE__ */ drawn(today)
export const SettingsIcon = /* @__PURE__ */ drawn(settings)
export const UploadIcon = /* @__PURE__ */ drawn(upload)
export const DownloadIcon = /* @__PURE__ */ drawn(download)
export const TagIcon = /* @__PURE__ */ drawn(tag)
export const CopyIcon = /* @__PURE__ */ drawn(copy)
export const MenuIcon = /* @__PURE__ */ drawn(menu)
export const PinIcon = /* @__PURE__ */ drawn(pin)
export const RefreshIcon = /* @__PURE__ */ drawn(refresh)
export const PictureIcon = /* @__PURE__ */ drawn(picture)
export const SignOutIcon = /* @__PURE__ */ drawn(signOut)
export const ExternalIcon = /* @__PURE__ */ drawn(external)
export const LedgerIcon = /* @__PURE__ */ drawn(ledger)
export const KeyIcon = /* @__PURE__ */ drawn(key)
export const DevicesIcon = /* @__PURE__ */ drawn(devices)
export const HistoryIcon = /* @__PURE__ */ drawn(history)
export const LockIcon = /* @__PURE__ */ drawn(lock)
export const PhoneIcon = /* @__PURE__ */ drawn(phone)
export const FreezeIcon = /* @__PURE__ */ drawn(freeze)
export const PrivacyIcon = /* @__PURE__ */ drawn(privacy)
export const RescueIcon = /* @__PURE__ */ drawn(rescue)
