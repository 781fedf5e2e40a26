/** What every HTTP API of the suite has in common: who may call, and how a refusal looks. */
@NullMarked
package io.millrace.streams.web;

import org.jspecify.annotations.NullMarked;
