// Rules of the packages' lint, beside Backstage's own.
module.exports = {
  rules: {
    // A file reads from what it offers down to what that is made of.
    '@typescript-eslint/no-use-before-define': 'off',
    // Meant for `var`; a `const` of a loop's turn is bound as it looks.
    'no-loop-func': 'off',
    '@backstage/no-mixed-plugin-imports': 'error',
    // openapi-fetch names its methods GET, POST ...
    'new-cap': 'off',
    // Their names are in the titles of `describe.each`.
    'jest/expect-expect': 'off',
  },
};
