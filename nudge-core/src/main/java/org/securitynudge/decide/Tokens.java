package org.securitynudge.decide;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.JsonBytes;
import org.securitynudge.model.Acknowledgment;
import org.securitynudge.model.ChoiceType;
import org.securitynudge.model.FrictionLevel;
import org.securitynudge.model.Key;
import org.securitynudge.model.Occasion;
import org.securitynudge.model.Prompt;
import org.securitynudge.model.Situation;
import org.securitynudge.model.UnknownPromptException;
import org.securitynudge.record.Digests;

/**
 * Tokens, which carry a prompt to a browser and back to any replica, and receipts, which show that a person has just proceeded. Both are
 * sealed, bound to the person, and expire.
 */
public final class Tokens {
    private static final Duration TOKEN_LIFE = Duration.ofHours(8);
    private static final Duration RECEIPT_LIFE = Duration.ofSeconds(60);
    private static final int TOKEN_CHARACTERS = 4_096;
    private static final int RECEIPT_CHARACTERS = 1_024;

    private final InstantSource clock;
    private final List<Key> keys;
    private final Seal tokens;
    private final Seal receipts;

    /**
     * Creates tokens under keys.
     *
     * @param keys the first writes, all read; without any, making a token fails with the remedy
     */
    public Tokens(InstantSource clock, List<Key> keys) {
        this.clock = clock;
        this.keys = List.copyOf(keys);
        this.tokens = new Seal("token", keys);
        this.receipts = new Seal("receipt", keys);
    }

    /**
     * Returns the token of a prompt.
     *
     * @throws IllegalStateException without a key
     */
    public String token(Prompt prompt) {
        requireKey("token");
        String token = tokens.seal(JsonBytes.of(TokenForm.write(Asked.of(prompt), true)));
        // Facts to report are the only part of any size; an answer without them is still worth everything.
        return token.length() <= TOKEN_CHARACTERS
                ? token
                : tokens.seal(JsonBytes.of(TokenForm.write(Asked.of(prompt), false)));
    }

    /**
     * Returns what a person's answer to the prompt of a token is judged by.
     *
     * @throws UnknownPromptException if the token is forged, altered, expired, under another key or another person's
     */
    public Asked asked(String token, Optional<String> user) {
        requireKey("token");
        if (token.length() > TOKEN_CHARACTERS) {
            throw new UnknownPromptException();
        }
        Map<String, @Nullable Object> form = open(tokens, token).orElseThrow(UnknownPromptException::new);
        Asked asked;
        try {
            asked = TokenForm.read(form, user);
        } catch (IOException | RuntimeException notOurs) {
            throw new UnknownPromptException();
        }
        if (isOver(asked.shownAt(), TOKEN_LIFE)) {
            throw new UnknownPromptException();
        }
        return asked;
    }

    /**
     * Returns the receipt of an acknowledgment that let the action proceed.
     *
     * @throws IllegalArgumentException if it did not
     * @throws IllegalStateException without a key
     */
    public String receipt(Acknowledgment acknowledgment) {
        requireKey("receipt");
        if (acknowledgment.choice().type() != ChoiceType.PROCEED) {
            throw new IllegalArgumentException(
                    "a receipt shows that somebody chose to proceed, this acknowledgment says \""
                            + acknowledgment.choice().id() + "\"");
        }
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        Occasion occasion = acknowledgment.occasion();
        form.put("o", List.of(occasion.id(), occasion.rule(), occasion.ruleVersion()));
        form.put("s", acknowledgment.evidence().situation());
        form.put("l", acknowledgment.level().name());
        form.put("t", clock.instant().toEpochMilli());
        return receipts.seal(JsonBytes.of(form));
    }

    /** Returns what a receipt says about a situation; empty if it is not valid for it. */
    public Optional<Receipt> receipt(Situation situation, String receipt) {
        if (receipt.length() > RECEIPT_CHARACTERS || keys.isEmpty()) {
            return Optional.empty();
        }
        return open(receipts, receipt).flatMap(form -> receipt(situation, form));
    }

    private Optional<Receipt> receipt(Situation situation, Map<String, @Nullable Object> form) {
        if (!(form.get("t") instanceof Number at)
                || !(form.get("l") instanceof String level)
                || !(form.get("o") instanceof List<?> asked)
                || asked.size() != 3
                || !(asked.get(0) instanceof String id)
                || !(asked.get(1) instanceof String rule)
                || !(asked.get(2) instanceof Integer version)
                || isOver(Instant.ofEpochMilli(at.longValue()), RECEIPT_LIFE)
                || !Digests.situation(situation).equals(form.get("s"))) {
            return Optional.empty();
        }
        Occasion occasion = new Occasion(id, rule, version, situation.user(), situation.trigger());
        return Optional.of(new Receipt(FrictionLevel.valueOf(level), occasion));
    }

    private boolean isOver(Instant since, Duration life) {
        return !clock.instant().isBefore(since.plus(life));
    }

    private static Optional<Map<String, @Nullable Object>> open(Seal seal, String sealed) {
        return seal.open(sealed).flatMap(bytes -> {
            try {
                return Optional.of(JsonBytes.parse(bytes));
            } catch (IOException notOurs) {
                return Optional.empty();
            }
        });
    }

    private void requireKey(String what) {
        if (keys.isEmpty()) {
            throw new IllegalStateException(
                    "no key to seal a " + what
                            + " with; give Nudge.builder().tokenKeys(Key.of(\"2026a\", bytes)) 32 random bytes that all replicas share");
        }
    }
}
