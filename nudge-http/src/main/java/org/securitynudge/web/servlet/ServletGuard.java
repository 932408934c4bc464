package org.securitynudge.web.servlet;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.web.Guard;
import org.securitynudge.web.Passage;
import org.securitynudge.web.WebReply;

/**
 * The guard of an application on the servlet API: a filter for {@code /nudge/*} that takes answers and serves files, and one call before each
 * protected action.
 *
 * <pre>{@code
 * if (!guard.admits(request, response, sharing)) {
 *     return; // the response is written
 * }
 * }</pre>
 */
public final class ServletGuard implements Filter {
    private static final String PASSAGE = ServletGuard.class.getName() + ".passage";

    private final Guard guard;
    private final Function<HttpServletRequest, @Nullable String> user;

    private ServletGuard(Guard guard, Function<HttpServletRequest, @Nullable String> user) {
        this.guard = requireNonNull(guard, "guard");
        this.user = requireNonNull(user, "user");
    }

    /** Returns the guard of an application whose container knows who is signed in ({@link HttpServletRequest#getRemoteUser}). */
    public static ServletGuard of(Guard guard) {
        return new ServletGuard(guard, HttpServletRequest::getRemoteUser);
    }

    /**
     * Returns the guard of an application.
     *
     * @param user returns who is signed in, as situations name them; null or empty if nobody is
     */
    public static ServletGuard of(Guard guard, Function<HttpServletRequest, @Nullable String> user) {
        return new ServletGuard(guard, user);
    }

    /**
     * Returns whether a protected action may go on. If not, the response is written, and there is nothing left to do. If so, a header may have
     * been added to the response, so call it before anything of that is sent. See {@link Guard#check}.
     */
    public boolean admits(HttpServletRequest request, HttpServletResponse response, Situation situation)
            throws IOException {
        Passage passage = guard.check(new ServletRequestView(request), situation);
        request.setAttribute(PASSAGE, passage);
        Optional<WebReply> reply = passage.reply();
        if (reply.isPresent()) {
            send(reply.get(), response);
            return false;
        }
        passage.headers().forEach(response::setHeader);
        return true;
    }

    /**
     * Returns the asking that a request belongs to, after {@link #admits}, to report what became of the action with; {@link Occasion#none()} if
     * nobody was asked.
     */
    public static Occasion occasion(HttpServletRequest request) {
        return request.getAttribute(PASSAGE) instanceof Passage passage ? passage.occasion() : Occasion.none();
    }

    /** Returns what the person is to be told or thanked for, after {@link #admits}; see {@link Passage#notice}. */
    public static Optional<Prompt> notice(HttpServletRequest request) {
        return request.getAttribute(PASSAGE) instanceof Passage passage ? passage.notice() : Optional.empty();
    }

    /** Returns the path of the module within the application, to which a page adds the context path; see {@link Guard#script}. */
    public String script() {
        return guard.script();
    }

    /** Answers what is below {@code /nudge/} and hands everything else on. */
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            Optional<WebReply> reply = guard.serve(new ServletRequestView(http), user.apply(http));
            if (reply.isPresent()) {
                send(reply.get(), answer);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void send(WebReply reply, HttpServletResponse response) throws IOException {
        byte[] body = reply.body();
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
