export function compileArchitecture() { return '{}'; }
