import { type Field, type Indexed, TYPES } from './fields.ts';
import type { Work } from './work.ts';

/** What the values of one model are read through in one run. */
export class Lens {
  readonly #seen = new Map<object, Map<string, View>>();

  constructor(
    readonly model: Indexed,
    readonly work: Work,
  ) {}

  /** A source as a value of the language: the same one for the same source. */
  view(type: string, source: object): View {
    let views = this.#seen.get(source);
    if (views === undefined) {
      views = new Map();
      this.#seen.set(source, views);
    }
    let view = views.get(type);
    if (view === undefined) {
      view = new (viewClass(type))(this, source);
      views.set(type, view);
    }
    return view;
  }
}

const NOTHING = Object.freeze({});

class View {
  readonly values = new Map<string, unknown>();

  constructor(
    readonly lens: Lens,
    readonly source: object,
  ) {}
}

type ViewClass = new (lens: Lens, source: object) => View;

const classes = new Map<string, ViewClass>();

/** The class whose objects the language takes for values of a type: every field is there, read when it is asked for. */
export function viewClass(type: string): ViewClass {
  const known = classes.get(type);
  if (known !== undefined) return known;
  const made: ViewClass = class extends View {};
  const fields = TYPES.find(({ name }) => name === type)?.fields ?? {};
  for (const [name, field] of Object.entries(fields)) {
    Object.defineProperty(made.prototype, name, {
      get(this: View) {
        return fieldOf(this, name, field);
      },
    });
  }
  classes.set(type, made);
  return made;
}

function fieldOf({ lens, source, values }: View, name: string, field: Field<object>): unknown {
  let value = values.get(name);
  if (value === undefined) {
    const told = source === NOTHING ? undefined : field.read(source, lens.model);
    value = inLanguage(lens, field.type, told);
    values.set(name, value);
  }
  lens.work.spend(Array.isArray(value) ? 1 + value.length : 1);
  return value;
}

/** What a field holds in the terms of the language: nothing is ever missing, it is empty. */
function inLanguage(lens: Lens, type: string, told: unknown): unknown {
  if (type === 'string') return told ?? '';
  if (type === 'bool') return told === true;
  if (type.startsWith('map<')) return told ?? new Map();
  const item = /^list<(.*)>$/.exec(type)?.[1];
  if (item === undefined) return lens.view(type, (told as object | undefined) ?? NOTHING);
  const items = (told as readonly unknown[] | undefined) ?? [];
  return item === 'string' ? items : items.map(each => lens.view(item, each as object));
}
