/** HTTP for every address: requests, replies, refusals, negotiation, headers, entity tags and tokens. */
@NullMarked
package org.digitalcommons.serve.http;

import org.jspecify.annotations.NullMarked;
