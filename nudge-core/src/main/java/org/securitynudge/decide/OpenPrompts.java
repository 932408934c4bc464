package org.securitynudge.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.securitynudge.model.Prompt;
import org.securitynudge.record.History;
import org.securitynudge.rule.Rule;

/**
 * Prompts that were handed out and not answered yet, and would-be prompts of shadow rules. Deciding again in the same situation hands out
 * the same prompt: one prompt, one event, one count, however often a page is drawn again.
 */
final class OpenPrompts {
    private static final int MOST = 50_000;

    private final Cache<String, Prompt> open =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
    private final Cache<String, Instant> shadows =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    /** Returns the prompt of a key that is still open. */
    Optional<Prompt> find(String key, Instant now) {
        return Optional.ofNullable(open.getIfPresent(key)).filter(prompt -> isOpen(prompt.shownAt(), now));
    }

    /** Keeps a prompt open, unless another thread was quicker, and returns the one that is open now. */
    Prompt keep(String key, Prompt prompt, Instant now) {
        return open.asMap().merge(key, prompt, (old, fresh) -> isOpen(old.shownAt(), now) ? old : fresh);
    }

    /** Closes the prompt of a key. */
    void close(String key) {
        open.invalidate(key);
    }

    /** Drops what an instant finds open no more. */
    void dropBefore(Instant now) {
        open.asMap().values().removeIf(prompt -> !isOpen(prompt.shownAt(), now));
        shadows.asMap().values().removeIf(since -> !isOpen(since, now));
    }

    /** Returns whether a would-be prompt is a new one, and remembers it. */
    boolean isNewShadow(String key, Instant now) {
        Instant seen = shadows.getIfPresent(key);
        boolean fresh = seen == null || !isOpen(seen, now);
        if (fresh) {
            shadows.put(key, now);
        }
        return fresh;
    }

    private static boolean isOpen(Instant since, Instant now) {
        return now.isBefore(since.plus(History.EPISODE));
    }

    /** Returns the key of a rule's prompt to a person in a situation. */
    static String key(Rule rule, Attempt attempt) {
        return key(attempt.digest(), rule.name(), rule.version(), rule.level().name());
    }

    /** Returns the key of a rule's prompt; the digest of the situation has the person in it. */
    static String key(String situation, String rule, int version, String level) {
        return situation + " " + rule + "@" + version + " " + level;
    }
}
