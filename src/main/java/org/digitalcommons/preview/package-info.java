/** What a publication would change: published and derived on a layer over the store, and asked there. */
@NullMarked
package org.digitalcommons.preview;

import org.jspecify.annotations.NullMarked;
