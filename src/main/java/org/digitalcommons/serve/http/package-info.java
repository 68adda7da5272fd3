/** HTTP as every address of ours speaks it: requests, replies, refusals, negotiation, headers, tags and tokens. */
@NullMarked
package org.digitalcommons.serve.http;

import org.jspecify.annotations.NullMarked;
