/** Bytes to sheets: text, spreadsheets, records and drawings of maps become rows of cells, whatever they mean. */
@NullMarked
package org.digitalcommons.publish.read;

import org.jspecify.annotations.NullMarked;
