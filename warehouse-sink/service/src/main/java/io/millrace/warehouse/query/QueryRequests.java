package io.millrace.warehouse.query;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads requests, whatever content type they claim to have, and never more of one than a query may be long. */
final class QueryRequests {
    private final int maxLength;
    private final JsonMapper json = new JsonMapper();

    QueryRequests(int maxLength) {
        this.maxLength = maxLength;
    }

    String read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(maxLength + 1);
        if (bytes.length > maxLength) {
            throw new QueryOverLimitException("A request may have %d bytes.".formatted(maxLength));
        }
        JsonNode sql = parse(bytes).path("sql");
        if (!sql.isString() || sql.asString().isBlank()) {
            throw new InvalidQueryException("Send {\"sql\": \"select …\"}.");
        }
        return sql.asString();
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new InvalidQueryException("The request is no JSON. Send {\"sql\": \"select …\"}.");
        }
    }
}
