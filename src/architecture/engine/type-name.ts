import type { Component } from '../../core/architecture.ts';
import { tables } from '../tables.ts';

/** The type of a component under its current name, so that a type renamed by its provider is no other type. */
export function typeName(component: Component): string {
  return tables(component.source).typeName(component.type);
}
