package org.securitynudge.web.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.securitynudge.web.WebRequest;

/** A request of the servlet API as the guard sees it. */
final class ServletRequestView implements WebRequest {
    private final HttpServletRequest request;

    ServletRequestView(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    @Override
    public String contextPath() {
        return request.getContextPath();
    }

    @Override
    public Optional<String> header(String name) {
        List<String> values = Collections.list(request.getHeaders(name));
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** A container puts the parameters of the query before those of the body; the query stays in the address and is no part of the form. */
    @Override
    public Map<String, List<String>> form() {
        String query = request.getQueryString();
        Map<String, List<String>> inQuery = query == null ? Map.of() : WebRequest.fields(query);
        Map<String, List<String>> form = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            int skipped = Math.min(inQuery.getOrDefault(name, List.of()).size(), values.length);
            if (skipped < values.length) {
                form.put(name, Arrays.asList(values).subList(skipped, values.length));
            }
        });
        return form;
    }

    @Override
    public InputStream body() throws IOException {
        return request.getInputStream();
    }
}
