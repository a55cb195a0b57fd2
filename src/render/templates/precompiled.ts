/** Built-in templates by their key, compiled. None are until the program is built, which puts them in the place of this file. */
export const templates: { readonly [key: string]: TemplateSpecification } = {};
