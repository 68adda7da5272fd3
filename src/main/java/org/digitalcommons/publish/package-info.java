/** Source to candidate graphs: RDF is read; spreadsheets and CSV become plain rows, then {@code queries/import}. */
@NullMarked
package org.digitalcommons.publish;

import org.jspecify.annotations.NullMarked;
