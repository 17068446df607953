import type { LitElement } from 'lit';
import type { SmsLockEventMap } from './events.js';
import type { SmsLockElement } from './sms-lock-element.js';

/** What the element has beside what every Lit element has. */
type Own = Omit<SmsLockElement, keyof LitElement>;

type Method = (...parameters: never) => unknown;

/** `Then` if the two types are the same, `readonly` included. */
type IfSame<A, B, Then, Else> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? Then : Else;

/** Neither a method nor read-only. `autofocus` is one of every element, but a setting here. */
type Setting =
  | 'autofocus'
  | {
      [K in keyof Own]: Own[K] extends Method
        ? never
        : IfSame<Pick<Own, K>, { -readonly [P in K]: Own[P] }, K, never>;
    }[keyof Own];

/** `startUrl` as `start-url`. */
type KebabCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `-${Lowercase<First>}`}${KebabCase<Rest>}`
  : Name;

/** What an attribute holds of a property’s value: no object. */
type Written<Value, Flag> = Value extends boolean
  ? Flag
  : Value extends number
    ? Value | `${Value}`
    : Value extends string
      ? Value
      : never;

type WrittenSetting = {
  [K in Setting]: [Written<SmsLockElement[K], ''>] extends [never] ? never : K;
}[Setting];

/**
 * The settings of `<sms-lock>` by the names of its properties: for wrappers of one’s own, and for
 * frameworks that set properties.
 */
export type SmsLockProperties = { [K in Setting]?: SmsLockElement[K] | undefined };

/**
 * The settings that attributes hold, by the names of the attributes: for frameworks that set
 * attributes.
 *
 * @template Flag what switches an attribute without a value: `boolean` in a framework that leaves
 * it out for `false`, else `''`, because the text `false` would switch it on.
 */
export type SmsLockAttributes<Flag = boolean> = {
  [K in WrittenSetting as KebabCase<K>]?: Written<SmsLockElement[K], Flag> | undefined;
};

/** All settings by names such as `start-url`, for frameworks that make properties of them. */
export type SmsLockKebabProperties = {
  [K in Setting as KebabCase<K>]?: SmsLockElement[K] | undefined;
};

/** The members of `T` with a prefix before their names. */
export type Prefixed<Prefix extends string, T> = {
  [K in keyof T as `${Prefix}${K & string}`]: T[K];
};

/** An event of `<sms-lock>` as it comes to its listeners. */
export type SmsLockEvent<K extends keyof SmsLockEventMap> = SmsLockEventMap[K] & {
  readonly currentTarget: SmsLockElement;
};

/** Listeners by the names of their events. */
export type SmsLockListeners = {
  [K in keyof SmsLockEventMap]?: ((event: SmsLockEvent<K>) => void) | undefined;
};

/**
 * Properties, and attributes by their own names: for frameworks that set the property where the
 * element has one, and else the attribute. Listeners are `onauthenticated`, `oncode-sent` and so on.
 *
 * @template Flag see `SmsLockAttributes`
 */
export type SmsLockSettings<Flag = boolean> = SmsLockProperties &
  Omit<SmsLockAttributes<Flag>, keyof SmsLockProperties> &
  Prefixed<'on', SmsLockListeners>;
