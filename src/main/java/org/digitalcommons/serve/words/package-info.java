/** The words of pages, in one file for each language. */
@org.jspecify.annotations.NullMarked
package org.digitalcommons.serve.words;
