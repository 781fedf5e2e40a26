package io.millrace.warehouse.query;

import io.millrace.streams.web.Access;
import io.millrace.streams.web.RequiresKey;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiresKey(Access.ADMIN)
class QueryController {
    private final Queries queries;
    private final QueryRequests requests;

    QueryController(Queries queries, QueryRequests requests) {
        this.queries = queries;
        this.requests = requests;
    }

    @PostMapping("/v1/query")
    QueryResult query(HttpServletRequest request) throws IOException {
        return queries.answer(requests.read(request.getInputStream()));
    }
}
