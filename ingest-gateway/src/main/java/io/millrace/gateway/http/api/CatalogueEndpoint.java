package io.millrace.gateway.http.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.event.catalogue.Product;
import io.millrace.gateway.access.SentTopic;
import io.millrace.gateway.catalogue.Catalogue;
import io.millrace.gateway.catalogue.CatalogueReading;
import io.millrace.gateway.catalogue.CatalogueTooLargeException;
import io.millrace.gateway.catalogue.CatalogueUnreadException;
import io.millrace.gateway.http.Endpoint;
import io.millrace.gateway.http.GatewayProblem;
import io.millrace.gateway.http.IngestAnswer;
import io.millrace.gateway.http.IngestRequest;
import io.millrace.gateway.http.RequestRefusedException;
import io.millrace.gateway.http.Route;
import io.millrace.gateway.http.Senders;
import java.net.URLEncoder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Tells whoever may send products which products there are. */
public final class CatalogueEndpoint implements Endpoint {
    private static final String NDJSON = "application/x-ndjson";

    private final Senders senders;
    private final CatalogueReading catalogue;
    private final Clock clock;

    public CatalogueEndpoint(Senders senders, CatalogueReading catalogue, Clock clock) {
        this.senders = senders;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/v1/products", this::list), Route.get("/v1/products/{id}", this::find));
    }

    private CompletionStage<IngestAnswer> list(IngestRequest request) {
        senders.check(request, SentTopic.PRODUCTS);
        CatalogueQuestion question = CatalogueQuestion.of(request, clock);
        String accepted = request.header("Accept");
        boolean lines = accepted != null && accepted.contains(NDJSON);
        return ask(known -> {
            ProductsPage page = ProductsPage.of(known.page(question.after(), question.limit(), question.at()));
            return lines ? lines(page) : IngestAnswer.json(200, page);
        });
    }

    private static IngestAnswer lines(ProductsPage page) {
        String body = page.products().stream()
                .map(product -> JsonMapper.shared().writeValueAsString(product) + "\n")
                .collect(Collectors.joining());
        IngestAnswer answer = IngestAnswer.of(200, NDJSON, body.getBytes(UTF_8));
        return page.next() == null ? answer : answer.with("Millrace-Next", encoded(page.next()));
    }

    /** As it goes into the next question, and for headers know no letters but ASCII's. */
    private static String encoded(String productId) {
        return URLEncoder.encode(productId, UTF_8).replace("+", "%20");
    }

    private CompletionStage<IngestAnswer> find(IngestRequest request) {
        senders.check(request, SentTopic.PRODUCTS);
        String productId = request.variable("id");
        CatalogueQuestion question = CatalogueQuestion.of(request, clock);
        return ask(known -> {
            Optional<Product> found = known.find(productId, question.at());
            return IngestAnswer.json(200, ProductView.of(found.orElseThrow(CatalogueEndpoint::unknown)));
        });
    }

    private CompletionStage<IngestAnswer> ask(Function<Catalogue, IngestAnswer> question) {
        try {
            return catalogue.ask(question).exceptionally(CatalogueEndpoint::refuse);
        } catch (RejectedExecutionException e) {
            throw RequestRefusedException.unavailable(
                    GatewayProblem.OVERLOADED, "Too many ask for the catalogue. Ask again.");
        }
    }

    private static IngestAnswer refuse(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof CatalogueTooLargeException) {
            throw new RequestRefusedException(
                    GatewayProblem.CATALOGUE_TOO_LARGE,
                    "Raise millrace.gateway.catalogue.memory. Products are taken and removed all the same.");
        }
        if (cause instanceof CatalogueUnreadException) {
            throw RequestRefusedException.unavailable(
                    GatewayProblem.CATALOGUE_UNREAD, "The brokers do not hand it over in time. Ask again in a moment.");
        }
        throw new CompletionException(cause);
    }

    private static RequestRefusedException unknown() {
        return new RequestRefusedException(
                GatewayProblem.UNKNOWN_PRODUCT, "No version of it is valid at that time, or it has been removed.");
    }
}
