/** Named graphs, transactions and history. The only user of TDB2. */
@NullMarked
package org.digitalcommons.store;

import org.jspecify.annotations.NullMarked;
