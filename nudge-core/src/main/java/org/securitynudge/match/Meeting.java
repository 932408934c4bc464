package org.securitynudge.match;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.securitynudge.match.Clause.Predicate;
import org.securitynudge.match.Criterion.AnyElement;
import org.securitynudge.match.Criterion.Compared;
import org.securitynudge.match.Criterion.Equal;
import org.securitynudge.match.Criterion.Exists;
import org.securitynudge.match.Criterion.InNetworks;
import org.securitynudge.match.Criterion.Matching;
import org.securitynudge.match.Criterion.Member;
import org.securitynudge.match.Criterion.OfType;
import org.securitynudge.match.Criterion.OneOf;
import org.securitynudge.match.Criterion.Sized;
import org.securitynudge.match.Criterion.Timed;
import org.securitynudge.match.Criterion.VersionCompared;
import org.securitynudge.match.Criterion.WithText;

/** Whether a value meets the criterion of a predicate. */
final class Meeting {
    private final Evaluation evaluation;
    private final InstantSource clock;
    private final Report report;
    private final @Nullable MeteredText budget;

    Meeting(Evaluation evaluation, InstantSource clock, Report report, @Nullable MeteredText budget) {
        this.evaluation = evaluation;
        this.clock = clock;
        this.report = report;
        this.budget = budget;
    }

    /** Returns whether a value or, if it is a list, one of its elements meets a criterion that looks at both. */
    boolean meetsWholeOrElement(Predicate predicate, @Nullable Object value) {
        if (meets(predicate, value)) {
            return true;
        }
        return !Values.isScalar(value)
                && value instanceof List<?> list
                && !predicate.criterion().isOnWhole()
                && meetsElement(predicate, list);
    }

    private boolean meetsElement(Predicate predicate, List<?> list) {
        for (int i = 0; i < list.size(); i++) {
            if (meets(predicate, list.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a value itself meets the criterion. */
    boolean meets(Predicate predicate, @Nullable Object value) {
        Criterion criterion = predicate.criterion();
        if (criterion instanceof Equal equal) {
            return equals(equal, value);
        } else if (criterion instanceof OneOf oneOf) {
            return oneOf.values().contains(value);
        } else if (criterion instanceof Compared compared) {
            return compares(compared, value);
        } else if (criterion instanceof Exists) {
            return true;
        } else if (criterion instanceof AnyElement any) {
            return value instanceof List<?> list && anyElement(any, list);
        } else if (criterion instanceof Sized sized) {
            return value instanceof List<?> list && list.size() == sized.size();
        } else if (criterion instanceof OfType ofType) {
            ValueType type = ValueType.of(value);
            return type != null && ofType.types().contains(type);
        } else if (criterion instanceof Timed timed) {
            return isInTime(timed, value);
        }
        return value instanceof String text && meets(predicate, text);
    }

    private boolean meets(Predicate predicate, String text) {
        Criterion criterion = predicate.criterion();
        if (criterion instanceof Member member) {
            return member.members().contains(text);
        } else if (criterion instanceof WithText part) {
            return TextSearch.finds(part, text);
        } else if (criterion instanceof Matching matching) {
            return matches(predicate, matching.regex(), text);
        } else if (criterion instanceof InNetworks in) {
            return isInNetwork(in.networks(), text);
        }
        return compares((VersionCompared) criterion, predicate.path(), text);
    }

    private boolean compares(VersionCompared compared, Path path, String text) {
        Version version = Version.parse(text);
        if (version == null && path.type().isPresent()) {
            report.wrongType(path.factName());
        }
        return version != null && compared.order().admits(version.compareTo(compared.version()));
    }

    private static boolean isInNetwork(List<Network> networks, String text) {
        Address address = Address.parse(text);
        for (int i = 0; i < networks.size() && address != null; i++) {
            if (networks.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean equals(Equal equal, @Nullable Object value) {
        if (equal.ignoreCase() && equal.value() instanceof String text) {
            return value instanceof String other && text.equalsIgnoreCase(other);
        }
        return Values.equalsOperand(value, equal.value());
    }

    private static boolean compares(Compared compared, @Nullable Object value) {
        Object operand = compared.value();
        if (operand instanceof Amount amount) {
            return value instanceof Number number
                    && Amount.isFinite(number)
                    && compared.order().admits(amount.signOf(number));
        } else if (operand instanceof String text) {
            return value instanceof String other && compared.order().admits(Values.compareText(other, text));
        }
        return value instanceof Boolean other && compared.order().admits(Boolean.compare(other, (Boolean) operand));
    }

    private boolean isInTime(Timed timed, @Nullable Object value) {
        Instant instant = value instanceof Instant itself ? itself : null;
        if (value instanceof String text) {
            instant = Instants.parse(text);
        }
        if (instant == null) {
            return false;
        }
        int sign = timed.moment().signOf(instant, clock);
        return timed.before() ? sign < 0 : sign > 0;
    }

    private boolean anyElement(AnyElement any, List<?> list) {
        Evaluation inside = evaluation.inside();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if ((!any.ofMaps() || element instanceof Map) && inside.holds(any.clause(), element)) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(Predicate predicate, Regex regex, String text) {
        MeteredText metered = requireNonNull(budget, "a predicate with a regular expression is evaluated on a budget");
        if (metered.isUsedUp()) {
            return false;
        }
        try {
            return regex.isFoundIn(metered.of(text));
        } catch (MeteredText.UsedUpException | StackOverflowError tooCostly) {
            metered.useUp();
            report.overBudget(predicate.toString());
            return false;
        }
    }
}
