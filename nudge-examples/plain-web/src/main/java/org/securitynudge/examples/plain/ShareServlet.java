package org.securitynudge.examples.plain;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.securitynudge.model.Situation;
import org.securitynudge.web.servlet.ServletGuard;

/** Shares documents on the servlet API. The guard is also the filter for {@code /nudge/*}: see {@link ShareTomcat}. */
final class ShareServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient ServletGuard guard;

    ShareServlet(ServletGuard guard) {
        this.guard = guard;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        Situation sharing =
                Sharing.situation(path, request.getRemoteUser(), request.getLocale(), request::getParameter);
        if (!guard.admits(request, response, sharing)) {
            return; // The response is written.
        }
        response.setContentType("text/plain");
        response.setCharacterEncoding("utf-8");
        response.getWriter().print(Sharing.share(path, request::getParameter));
    }
}
