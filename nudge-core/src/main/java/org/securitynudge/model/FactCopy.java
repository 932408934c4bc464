package org.securitynudge.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.securitynudge.fact.FactMap;

/**
 * Copies what an application hands over as facts into values that never change, whatever it is. What goes over a limit or is of no known
 * type is left out or shortened, and counted; nothing is thrown, not even for a collection that fails while it is read.
 */
final class FactCopy {
    private static final int MAXIMUM_DEPTH = 32;
    private static final int MAXIMUM_MEMBERS = 10_000;
    private static final int MAXIMUM_TEXT = 65_536;
    private static final int MAXIMUM_BITS = 4_096;
    private static final int MAXIMUM_SCALE = 1_000;

    /** Says "leave this out", where null means a null that stays. */
    private static final Object NOTHING = new Object();

    private final List<Object> path = new ArrayList<>(4);
    private int members;
    private int cutOff;

    /** Returns a copy, or null if there is nothing to keep; the caller may let maps in it grow. */
    @Nullable
    Object of(@Nullable Object value, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            cutOff++;
            return null;
        }
        Object copied = copy(value, depth);
        return isNothing(copied) ? null : copied;
    }

    @SuppressWarnings("ReferenceEquality") // That very object is meant.
    private static boolean isNothing(@Nullable Object copied) {
        return copied == NOTHING;
    }

    int cutOff() {
        return cutOff;
    }

    private @Nullable Object copy(@Nullable Object value, int depth) {
        // Classes first: the JVM is slow at telling that something is not of an interface.
        if (value == null || value instanceof Boolean || value instanceof Instant) {
            return value;
        } else if (value instanceof String text) {
            return text(text);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Enum<?> constant) {
            return constant.name();
        } else if (value instanceof Map<?, ?>) {
            return container(value, depth);
        } else if (value instanceof CharSequence text) {
            return text(text);
        } else if (value instanceof Collection<?> || value instanceof Object[]) {
            return container(value, depth);
        }
        return other(value);
    }

    private Object text(CharSequence value) {
        if (value.length() <= MAXIMUM_TEXT) {
            return value.toString();
        }
        cutOff++;
        int end = Character.isHighSurrogate(value.charAt(MAXIMUM_TEXT - 1)) ? MAXIMUM_TEXT - 1 : MAXIMUM_TEXT;
        return value.subSequence(0, end).toString();
    }

    private Object number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            return Double.isFinite(value.doubleValue()) ? value : NOTHING;
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte) {
            return value;
        } else if (value instanceof AtomicInteger || value instanceof AtomicLong) {
            return value.longValue();
        } else if (value.getClass() == BigInteger.class) {
            return ((BigInteger) value).bitLength() <= MAXIMUM_BITS ? value : unknown();
        } else if (value.getClass() == BigDecimal.class) {
            return decimal((BigDecimal) value);
        }
        return unknown();
    }

    /** A decimal of a few bytes can stand for a number of millions of digits; such a fact is refused before anybody writes it out. */
    private Object decimal(BigDecimal value) {
        boolean small =
                value.unscaledValue().bitLength() <= MAXIMUM_BITS && Math.abs((long) value.scale()) <= MAXIMUM_SCALE;
        return small ? value : unknown();
    }

    private Object other(Object value) {
        if (value instanceof Character || value instanceof UUID || value instanceof URI) {
            return text(value.toString());
        } else if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        } else if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        } else if (value.getClass() == Date.class) {
            return ((Date) value).toInstant();
        } else if (value instanceof Optional<?> optional && optional.isEmpty()) {
            return NOTHING;
        }
        return unknown();
    }

    private Object unknown() {
        cutOff++;
        return NOTHING;
    }

    private Object container(Object value, int depth) {
        if (depth >= MAXIMUM_DEPTH || onPath(value)) {
            return unknown();
        }
        path.add(value);
        try {
            if (value instanceof Map<?, ?> map) {
                return map(map, depth);
            }
            return list(value instanceof Object[] array ? Arrays.asList(array.clone()) : (Collection<?>) value, depth);
        } catch (RuntimeException | StackOverflowError brokenByTheApplication) {
            // A collection that fails while it is read (changed by another thread, a detached lazy list) is a fact
            // nobody knows.
            return unknown();
        } finally {
            path.remove(path.size() - 1);
        }
    }

    @SuppressWarnings("ReferenceEquality") // A cycle comes back to the very object, and equals() could run into it.
    private boolean onPath(Object value) {
        for (Object outer : path) {
            if (outer == value) {
                return true;
            }
        }
        return false;
    }

    private FactMap map(Map<?, ?> map, int depth) {
        FactMap copied = new FactMap(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (members >= MAXIMUM_MEMBERS) {
                cutOff++;
                break;
            }
            Object key = entry.getKey() instanceof Enum<?> constant ? constant.name() : entry.getKey();
            Object value = key instanceof String ? copy(entry.getValue(), depth + 1) : unknown();
            if (!isNothing(value) && key instanceof String name) {
                members++;
                copied.set(name, value);
            }
        }
        return copied;
    }

    private List<@Nullable Object> list(Collection<?> list, int depth) {
        List<@Nullable Object> copied = new ArrayList<>();
        for (Object element : list) {
            if (members >= MAXIMUM_MEMBERS) {
                cutOff++;
                break;
            }
            Object value = copy(element, depth + 1);
            if (!isNothing(value)) {
                members++;
                copied.add(value);
            }
        }
        return Collections.unmodifiableList(copied);
    }
}
