/** Publishing in a browser, or by a program that sends files: upload, findings, preview, publish, withdraw, approve. */
@NullMarked
package org.digitalcommons.serve.upload;

import org.jspecify.annotations.NullMarked;
