package io.millrace.gateway.http;

import io.millrace.streams.web.ProblemType;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request is refused as a whole; the detail says what the sender may do. It carries no stack trace: it is no bug of ours. */
public final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient IngestAnswer answer;

    public RequestRefusedException(ProblemType problem, String detail) {
        this(problem, detail, Map.of());
    }

    /**
     * Refuses a request.
     *
     * @param extra what the problem says beside what every problem says
     */
    public RequestRefusedException(ProblemType problem, String detail, Map<String, String> extra) {
        super(detail, null, false, false);
        this.answer = problem(problem, detail, extra);
    }

    private RequestRefusedException(String detail, IngestAnswer answer) {
        super(detail, null, false, false);
        this.answer = answer;
    }

    /** Refuses a request that may be sent again in a moment. */
    public static RequestRefusedException unavailable(ProblemType problem, String detail) {
        return new RequestRefusedException(problem, detail).with("Retry-After", "1");
    }

    /** The same with a header in its answer. */
    public RequestRefusedException with(String header, String value) {
        return new RequestRefusedException(String.valueOf(getMessage()), answer.with(header, value));
    }

    /** As RFC 9457 has it. */
    public IngestAnswer answer() {
        return answer;
    }

    private static IngestAnswer problem(ProblemType problem, String detail, Map<String, String> extra) {
        int status = problem.status().value();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.type());
        body.put("title", problem.title());
        body.put("status", status);
        body.put("detail", detail);
        body.putAll(extra);
        return IngestAnswer.problem(status, body);
    }
}
