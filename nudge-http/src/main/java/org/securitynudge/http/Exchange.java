package org.securitynudge.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import org.securitynudge.model.Event;
import org.securitynudge.model.Verdict;

/** A request with events and what its reply means for them. */
final class Exchange {
    /** Splunk answers a token that was replaced with 403. */
    private static final Set<Integer> ASK_FOR_CREDENTIALS_AGAIN = Set.of(401, 403);

    private final String host;
    private final WireFormat format;
    private final RequestHeaders headers;
    private final Posting posting;
    private final Caller caller;

    Exchange(String host, WireFormat format, RequestHeaders headers, Posting posting, Caller caller) {
        this.host = host;
        this.format = format;
        this.headers = headers;
        this.posting = posting;
        this.caller = caller;
    }

    /**
     * Posts events and returns a verdict for each.
     *
     * @throws IOException if it is not known what became of them
     */
    List<Verdict> of(List<Event> events) throws IOException {
        try {
            Reply reply = ask(events);
            List<Verdict> verdicts = format.judge(reply, events.size(), host);
            OptionalInt blamed = format.blamed(reply, events.size());
            return blamed.isEmpty() ? verdicts : others(events, verdicts, blamed.getAsInt());
        } catch (SSLException e) {
            if (isCutOff(e)) {
                throw e;
            }
            String why = "no secure connection to " + host + ": " + LogText.of(e.getMessage());
            return Collections.nCopies(events.size(), Verdict.paused(Verdict.Cause.TLS, why));
        }
    }

    /**
     * Posts the events that a refusal did not name. Once: if there is another bad one among them, halving finds all with fewer bytes than
     * one request for each.
     */
    private List<Verdict> others(List<Event> events, List<Verdict> refusal, int blamed) throws IOException {
        List<Event> others = new ArrayList<>(events);
        others.remove(blamed);
        List<Verdict> verdicts = new ArrayList<>(format.judge(ask(others), others.size(), host));
        verdicts.add(blamed, refusal.get(blamed));
        return verdicts;
    }

    private Reply ask(List<Event> events) throws IOException {
        Headers asked = headers.next();
        Reply reply = caller.call(posting.of(events, asked), HttpCollector.LARGEST_REPLY);
        if (!ASK_FOR_CREDENTIALS_AGAIN.contains(reply.status())) {
            return reply;
        }
        Headers again = headers.next();
        return again.equals(asked) ? reply : caller.call(posting.of(events, again), HttpCollector.LARGEST_REPLY);
    }

    /** A connection that breaks under TLS is reported as a failure of TLS, but nobody has to mend a certificate for it. */
    private static boolean isCutOff(SSLException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketException || cause instanceof EOFException) {
                return true;
            }
        }
        return false;
    }
}
