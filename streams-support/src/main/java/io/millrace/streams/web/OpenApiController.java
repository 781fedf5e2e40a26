package io.millrace.streams.web;

import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the service's API to machines. */
@RestController
public final class OpenApiController {
    private final Resource description;

    public OpenApiController(Resource description) {
        this.description = description;
    }

    @GetMapping("/openapi.json")
    ResponseEntity<Resource> describe() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }
}
