package io.millrace.streams.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to a {@link RequiresKey} controller only with a key that grants the access. */
public final class AccessInterceptor implements HandlerInterceptor {
    private final AccessKeys keys;

    public AccessInterceptor(AccessKeys keys) {
        this.keys = keys;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        RequiresKey required = handler instanceof HandlerMethod method ? required(method) : null;
        if (required != null && !keys.grant(required.value(), authorization(request))) {
            throw new KeyRequiredException(required.value());
        }
        return true;
    }

    private static @Nullable RequiresKey required(HandlerMethod method) {
        RequiresKey onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresKey.class);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresKey.class);
    }

    private static String authorization(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse("");
    }
}
