package io.millrace.gateway.intake;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What becomes of one request.
 *
 * @param records for the log, of what is accepted and of what is refused
 * @param accepted how many items are accepted
 * @param anonymised which of the accepted ones do not say who it was any more, by their position in the request
 * @param rejections what is refused, in the order of the request
 */
record Batch(
        List<ProducerRecord<byte[], byte[]>> records,
        int accepted,
        List<Integer> anonymised,
        List<Rejection> rejections) {}
