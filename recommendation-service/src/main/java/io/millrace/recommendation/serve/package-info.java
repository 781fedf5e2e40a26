/** Answers the shop: what to show next, why, and how sure that is; and keeps what was answered. */
@NullMarked
package io.millrace.recommendation.serve;

import org.jspecify.annotations.NullMarked;
