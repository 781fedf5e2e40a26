/** HTTP as the gateway's APIs see it: requests, answers, who sends, and refusals. It knows no server. */
@NullMarked
package io.millrace.gateway.http;

import org.jspecify.annotations.NullMarked;
