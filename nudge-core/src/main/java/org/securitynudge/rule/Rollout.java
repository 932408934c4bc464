package org.securitynudge.rule;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The share of people or things that a rule applies to. Who is in is settled by a hash of the rule's name and of the value of {@link
 * #by()}, so it is the same everywhere and at any time, and raising the percentage keeps everybody who was in.
 */
public final class Rollout {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal BUCKETS = new BigDecimal(BigInteger.ONE.shiftLeft(Long.SIZE));

    /** Everybody, whether known or not. */
    public static final Rollout EVERYBODY = new Rollout(HUNDRED, "user");

    private final BigDecimal percent;
    private final String by;
    private final BigInteger firstOut;

    private Rollout(BigDecimal percent, String by) {
        this.percent = percent;
        this.by = requireNonNull(by, "by");
        // bucket < percent * 2^64 / 100 for whole buckets is bucket < the next whole number: exact, whatever the digits
        // of the percentage.
        this.firstOut = percent.multiply(BUCKETS)
                .movePointLeft(2)
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger();
    }

    /**
     * Returns the share of a percentage.
     *
     * @param by {@code user} or the name of the fact whose value decides
     * @throws IllegalArgumentException if the percentage is not from 0 to 100
     */
    public static Rollout of(BigDecimal percent, String by) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException("percent not from 0 to 100: " + percent);
        }
        return new Rollout(percent, by);
    }

    /** Returns the percentage. */
    public BigDecimal percent() {
        return percent;
    }

    /** Returns {@code user} or the name of the fact whose value decides. */
    public String by() {
        return by;
    }

    /** Returns whether the share is 100 %, which no value, known or missing, is out of. */
    public boolean isEverybody() {
        return percent.compareTo(HUNDRED) == 0;
    }

    /**
     * Returns whether a value is in. At 100 % every value is.
     *
     * @param rule the full name of the rule
     * @param askAgain the rule's number of that name
     * @param value the value of {@link #by()} as text; a number in plain digits
     */
    public boolean admits(String rule, int askAgain, String value) {
        return isEverybody() || bucket(rule, askAgain, value).compareTo(firstOut) < 0;
    }

    /** Returns the first 8 bytes of SHA-256 as an unsigned number, 0 to 2^64 - 1. */
    static BigInteger bucket(String rule, int askAgain, String value) {
        byte[] text = (rule + ":" + askAgain + ":" + value).getBytes(StandardCharsets.UTF_8);
        long bits = ByteBuffer.wrap(Sha256.of(text)).getLong();
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** Returns the share in words: {@code 25 % by user}. */
    @Override
    public String toString() {
        return percent.toPlainString() + " % by " + by;
    }
}
