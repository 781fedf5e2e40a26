package io.millrace.gateway.http;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Describes the API to machines. */
@RestController
final class OpenApiController {
    private static final Resource DESCRIPTION = new ClassPathResource("openapi.json", OpenApiController.class);

    @GetMapping("/openapi.json")
    ResponseEntity<Resource> description() {
        return Json.answer(DESCRIPTION);
    }
}
