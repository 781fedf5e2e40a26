package io.millrace.recommendation.serve;

import io.millrace.event.recommendation.RecommendationServed;

/** Keeps what was served. It never keeps an answer from the shop: what cannot be kept is counted and said. */
interface ServedLog {
    void keep(RecommendationServed served);
}
