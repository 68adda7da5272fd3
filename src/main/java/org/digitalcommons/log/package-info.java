/** What the program writes about its own work: warnings for a terminal, and files of lines of JSON for a server. */
@NullMarked
package org.digitalcommons.log;

import org.jspecify.annotations.NullMarked;
