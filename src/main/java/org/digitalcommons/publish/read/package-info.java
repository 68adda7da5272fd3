/** Bytes to sheets: text, spreadsheets, records and maps become rows of cells. */
@NullMarked
package org.digitalcommons.publish.read;

import org.jspecify.annotations.NullMarked;
