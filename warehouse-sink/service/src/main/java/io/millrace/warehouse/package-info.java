/**
 * The warehouse service: {@code catalog} has the tables, {@code connector} runs the sink that fills them, {@code query}
 * answers SQL over them.
 */
@NullMarked
package io.millrace.warehouse;

import org.jspecify.annotations.NullMarked;
