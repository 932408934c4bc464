package org.securitynudge.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes by chance in a tree of maps and lists, with names and values that other documents have, or that lie at a limit. */
final class TreeMutations {
    private static final String LETTERS = "azAZ09-_.:/*${}| \n+TZsmhdwé\u00a0\ud83d\ude00";

    private static final List<Object> ODD = new ArrayList<>(Arrays.asList(
            null, true, false, 0, -1, 1, 2, 50, 100, 101, 500, 501, 1_000_001, 2_147_483_648L, 9_007_199_254_740_993L));

    static {
        for (String number : List.of("1.0", "1E+2", "1E-400", "1E+999", "1E+1001", "100.00000000000000000001", "0.5")) {
            ODD.add(new BigDecimal(number));
        }
        ODD.addAll(
                List.of("", " ", "\u00a0", "\u2003", "\n", "x", "X", "praise", "inform", "warn", "justify", "block"));
        ODD.addAll(List.of("skip", "shadow", "proceed", "acknowledge", "saferAlternative", "cancel", "policy", "user"));
        ODD.addAll(List.of(
                "0s", "1s", "00000000000s", "400d", "401d", "0400d", "9600h", "9601h", "57w", "58w", "999999999w"));
        ODD.addAll(
                List.of("34560000s", "34560001s", "576000m", "576001m", "36500d", "36501d", "5214w", "5215w", "1.5h"));
        ODD.addAll(List.of(
                "now", "now-7d", "now+1", "2026-02-30T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T09:00:60Z"));
        ODD.addAll(List.of("2026-11-21t09:00:00.123456789z", "2026-11-21T09:00:00+18:00", "2026-11-21T09:00:00-18:01"));
        ODD.addAll(List.of(
                "en", "de-CH", "en_US", "i-klingon", "x-private", "und", "zh-cmn-Hans-CN", "en-", "EN", "engl"));
        ODD.addAll(
                List.of("a.b", "a..b", "9a", "a/b", "policy/x", "*/*", "a/*", "*:*", "a:*", "a*:b", "a:b:c", ":", "/"));
        ODD.addAll(List.of(
                "//x", "/x y", "https://", "https://x", "HTTPS://x/?#", "https://u@x/", "https://x_y/", "http://x"));
        ODD.addAll(List.of(
                "{{a}}", "{{a|b}}", "{{a|{{b}}", "{{{a}}}", "{{a|}}}", "{{ a }}", "{{a", "a}}", "{{}}", "{{a|{}}"));
        ODD.addAll(
                List.of("1", "v1.2.3.4-a.b+c", "1.2.3.4.5", "01", "1.", "10.0.0.0/8", "::1", "[a", "(?i)x", "a{1,3}"));
        ODD.addAll(List.of("x".repeat(64), "x".repeat(65), "x".repeat(81), "x".repeat(257), "x".repeat(401)));
        ODD.addAll(List.of(
                "x".repeat(4_097), "\ud83d\ude00".repeat(80), List.of(), Map.of(), List.of("a", "a"), List.of(1)));
        ODD.addAll(List.of(Map.of("$gt", 1), Map.of("$not", Map.of()), Map.of("$in", List.of()), Map.of("$gtt", 1)));
        ODD.addAll(List.of(Map.of("$not", Map.of("$not", Map.of("a", 1))), Map.of("a", Map.of("$gt", 1)), nested(33)));
    }

    private final List<Object> values = new ArrayList<>(ODD);
    private final List<String> names = new ArrayList<>();
    private final Map<String, List<Object>> ofName = new LinkedHashMap<>();

    /** Creates the mutations, with the names and values of some trees. */
    TreeMutations(List<? extends Map<String, ?>> samples) {
        samples.forEach(this::harvest);
        names.addAll(ofName.keySet());
    }

    private static Object nested(int depth) {
        Object inner = 1;
        for (int i = 0; i < depth; i++) {
            inner = i % 2 == 0 ? List.of(inner) : Map.of("a", inner);
        }
        return inner;
    }

    private void harvest(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, inner) -> {
                ofName.computeIfAbsent(String.valueOf(name), none -> new ArrayList<>())
                        .add(inner);
                values.add(inner);
                harvest(inner);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(this::harvest);
        }
    }

    /** Changes something somewhere in a tree. */
    void change(Map<String, Object> tree, Random random) {
        List<Object> containers = new ArrayList<>();
        collect(tree, containers);
        Object chosen = containers.get(random.nextInt(containers.size()));
        if (chosen instanceof Map<?, ?> map) {
            changeMap(map, random);
        } else {
            changeList((List<?>) chosen, random);
        }
    }

    private static void collect(Object value, List<Object> containers) {
        if (value instanceof Map<?, ?> map) {
            containers.add(map);
            map.values().forEach(inner -> collect(inner, containers));
        } else if (value instanceof List<?> list) {
            containers.add(list);
            list.forEach(inner -> collect(inner, containers));
        }
    }

    private void changeMap(Map<?, ?> chosen, Random random) {
        @SuppressWarnings("unchecked") // trees have names of strings
        Map<String, Object> map = (Map<String, Object>) chosen;
        List<String> own = new ArrayList<>(map.keySet());
        String name = own.isEmpty() ? "a" : own.get(random.nextInt(own.size()));
        switch (random.nextInt(7)) {
            case 0 -> map.remove(name);
            case 1 -> map.put(edited(name, random), map.remove(name));
            case 2 -> map.put(name, copy(pick(ofName.getOrDefault(name, values), random)));
            case 3 -> map.put(name, copy(pick(values, random)));
            case 4 -> map.put(name, copy(pick(ODD, random)));
            case 5 -> {
                String other = pick(names, random);
                map.put(other, copy(pick(ofName.get(other), random)));
            }
            default ->
                map.computeIfPresent(
                        name, (same, value) -> value instanceof String text ? edited(text, random) : value);
        }
    }

    private void changeList(List<?> chosen, Random random) {
        @SuppressWarnings("unchecked") // trees have elements of any kind
        List<Object> list = (List<Object>) chosen;
        int at = list.isEmpty() ? 0 : random.nextInt(list.size());
        switch (list.isEmpty() ? 0 : random.nextInt(6)) {
            case 0 -> list.add(at, copy(pick(values, random)));
            case 1 -> list.add(copy(list.get(at)));
            case 2 -> list.remove(at);
            case 3 -> list.set(at, copy(pick(ODD, random)));
            case 4 -> list.clear();
            default ->
                list.set(at, list.get(at) instanceof String text ? edited(text, random) : copy(pick(values, random)));
        }
    }

    private static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns a text with a character more, less or other. */
    private static String edited(String text, Random random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        int rest = Math.min(text.length(), at + random.nextInt(2));
        return text.substring(0, at) + (random.nextInt(3) == 0 ? "" : letter) + text.substring(rest);
    }

    /** Returns a copy that can be changed without changing anything else. */
    private static Object copy(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((name, inner) -> copy.put(name, copy(inner)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(inner -> copy.add(copy(inner)));
            return copy;
        }
        return value;
    }
}
