/** Named graphs over HTTP: open to read, and written by their own publisher through the stages every delivery takes. */
@NullMarked
package org.digitalcommons.serve.data;

import org.jspecify.annotations.NullMarked;
