/** Keeps the index over a restart: a file that is whole or not there, with the place in the topic that it stands for. */
@NullMarked
package io.millrace.recommendation.snapshot;

import org.jspecify.annotations.NullMarked;
