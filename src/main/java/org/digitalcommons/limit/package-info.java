/** How much of a server anybody may take: each limit once, with its default, its unit and what it means. */
@NullMarked
package org.digitalcommons.limit;

import org.jspecify.annotations.NullMarked;
