/** The public face over HTTP: pages, answers and SPARQL. The only user of Fuseki, servlets and templates. */
@NullMarked
package org.digitalcommons.serve;

import org.jspecify.annotations.NullMarked;
