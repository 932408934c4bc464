package org.securitynudge.match;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.securitynudge.json.Decimals;
import org.securitynudge.json.Json;
import org.securitynudge.match.Clause.AllOf;
import org.securitynudge.match.Clause.AnyOf;
import org.securitynudge.match.Clause.Not;
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

/** Clauses and values as text for people. */
final class Words {
    private static final int LONGEST = 200;

    private Words() {}

    static String of(Clause clause) {
        if (clause instanceof Predicate predicate) {
            String path = predicate.path().isSelf() ? "it" : predicate.path().toString();
            return path + " " + of(predicate.criterion(), predicate.negated());
        } else if (clause instanceof Not not) {
            return "not (" + of(not.clause()) + ")";
        } else if (clause instanceof AllOf all) {
            return all.clauses().isEmpty() ? "always" : join(all.clauses(), " and ");
        }
        List<Clause> any = ((AnyOf) clause).clauses();
        return any.isEmpty() ? "never" : join(any, " or ");
    }

    private static String join(List<Clause> clauses, String word) {
        return clauses.stream()
                .map(clause -> clause instanceof AllOf || clause instanceof AnyOf ? "(" + of(clause) + ")" : of(clause))
                .collect(Collectors.joining(word));
    }

    private static String of(Criterion criterion, boolean negated) {
        if (criterion instanceof Equal equal) {
            return (negated ? "$ne " : "$eq ") + value(equal.value()) + ignoringCase(equal.ignoreCase());
        } else if (criterion instanceof OneOf oneOf) {
            ValueSet values = oneOf.values();
            return (negated ? "$nin " : "$in ") + value(values.values()) + ignoringCase(values.ignoresCase());
        } else if (criterion instanceof Compared compared) {
            return "$" + word(compared.order(), negated) + " " + value(compared.value());
        } else if (criterion instanceof Exists) {
            return "$exists " + !negated;
        } else if (criterion instanceof VersionCompared compared) {
            return "$v" + word(compared.order(), negated) + " " + compared.version();
        } else if (criterion instanceof Member member) {
            return (negated ? "$notInGroup " : "$inGroup ") + member.group();
        } else if (criterion instanceof InNetworks in) {
            return (negated ? "$notCidr " : "$cidr ") + networks(in.networks());
        }
        return of(criterion);
    }

    private static String networks(List<Network> networks) {
        List<String> texts = networks.stream().map(Network::text).toList();
        return value(texts.size() == 1 ? texts.get(0) : texts);
    }

    private static String of(Criterion criterion) {
        if (criterion instanceof OfType ofType) {
            return "$type " + ofType.types().stream().map(ValueType::word).collect(Collectors.joining(", ", "[", "]"));
        } else if (criterion instanceof Sized sized) {
            return "$size " + sized.size();
        } else if (criterion instanceof AnyElement any) {
            return "$elemMatch (" + of(any.clause()) + ")";
        } else if (criterion instanceof Matching matching) {
            Regex regex = matching.regex();
            return "$regex " + value(regex.source()) + (regex.options().isEmpty() ? "" : " " + regex.options());
        } else if (criterion instanceof WithText text) {
            String word = switch (text.place()) {
                case START -> "$startsWith ";
                case END -> "$endsWith ";
                case ANYWHERE -> "$contains ";
            };
            return word
                    + value(text.parts().size() == 1 ? text.parts().get(0) : text.parts())
                    + ignoringCase(text.ignoreCase());
        }
        Timed timed = (Timed) criterion;
        return (timed.before() ? "$before " : "$after ") + timed.moment().text();
    }

    private static String word(Order order, boolean negated) {
        return switch (order) {
            case EQUAL -> negated ? "ne" : "eq";
            case GREATER -> "gt";
            case GREATER_OR_EQUAL -> "gte";
            case LESS -> "lt";
            case LESS_OR_EQUAL -> "lte";
        };
    }

    private static String ignoringCase(boolean ignoreCase) {
        return ignoreCase ? " ignoring case" : "";
    }

    /** Returns a value as JSON, cut to a length that fits a line. */
    static String value(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return cut(out.toString());
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }

    private static String digits(BigDecimal number) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) > LONGEST ? shortest.toString() : shortest.toPlainString();
    }

    /** Stops when there is more than will be shown, so neither the width nor the depth of a value matters. */
    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof String text) {
            out.append(Json.quote(text));
        } else if (value instanceof Number number && Amount.isFinite(number)) {
            out.append(digits(Decimals.of(number)));
        } else if (value instanceof Amount amount) {
            out.append(digits(amount.exact()));
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (int i = 0; i < list.size() && out.length() <= LONGEST; i++) {
                write(list.get(i), out.append(separator));
                separator = ", ";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof Map<?, ?> map) {
            write(map, out);
        } else {
            out.append(value);
        }
    }

    private static void write(Map<?, ?> map, StringBuilder out) {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (out.length() > LONGEST) {
                break;
            }
            out.append(separator)
                    .append(Json.quote(String.valueOf(entry.getKey())))
                    .append(": ");
            write(entry.getValue(), out);
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }
}
