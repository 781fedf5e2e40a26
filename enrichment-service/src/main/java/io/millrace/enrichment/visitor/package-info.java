/** The first stage, by visitor: duplicates out, who it is, which visit; and how far time has come. */
@NullMarked
package io.millrace.enrichment.visitor;

import org.jspecify.annotations.NullMarked;
