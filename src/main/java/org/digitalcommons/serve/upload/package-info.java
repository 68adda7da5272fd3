/** Publishing in a browser or by a program that sends files: upload, findings, preview, publish, withdraw, sign off. */
@NullMarked
package org.digitalcommons.serve.upload;

import org.jspecify.annotations.NullMarked;
